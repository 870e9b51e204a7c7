export { start as default } from "./attached-provider";
