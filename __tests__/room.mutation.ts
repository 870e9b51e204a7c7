import { runTestsIn } from "./test-files";

// random documents, which take seconds and would run for every mutant
const slow = /^(soundness|any-shape|mutated-documents)\.test\.ts$/;

runTestsIn([process.env.ROOM ?? ""], slow);
