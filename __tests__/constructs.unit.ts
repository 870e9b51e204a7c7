import "./templates";
import { constructs, runTestsIn } from "./test-files";

runTestsIn(constructs);
