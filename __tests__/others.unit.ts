import { constructs, folders, runTestsIn } from "./test-files";

runTestsIn(folders.filter((folder) => !constructs.includes(folder)));
