export type { components, paths } from "../generated/api.ts";
export { ApiProblem, type Problem } from "./api-problem.ts";
export { type Api, type ApiOptions, createApi } from "./create-api.ts";
