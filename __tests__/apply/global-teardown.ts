export { stop as default } from "./attached-provider";
