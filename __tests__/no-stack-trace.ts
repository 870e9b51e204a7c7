/**
 * In place of CDKTF's and CDK Terrain's, which keeps for each token where it was made. With Jest's source maps that
 * takes longer than all else they do.
 */
export function captureStackTrace(): string[] {
  return [];
}

export const captureCreationStack = captureStackTrace;
