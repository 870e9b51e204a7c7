/** A text as Terraform must be given it where it reads templates. */
export function templateText(text: string): string {
  return text.replace(/[$%](?=\{)/g, "$&$&");
}
