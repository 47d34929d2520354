/** Reads `paths` of an openapi-typescript file: what each route takes and answers. */
export type Method = "get" | "post" | "put" | "patch" | "delete";

/** Paths that have a method. */
export type PathsWith<Paths, M extends Method> = {
  [Path in keyof Paths]: Paths[Path] extends Record<M, { responses: unknown }> ? Path : never;
}[keyof Paths] &
  string;

type OperationOf<Paths, Path extends keyof Paths, M extends Method> =
  Paths[Path] extends Record<M, infer Operation> ? Operation : never;

type JsonOf<Body> = Body extends { content: { "application/json": infer Json } } ? Json : undefined;

type AnswerIn<Responses> = Responses extends { 200: infer Ok }
  ? JsonOf<Ok>
  : Responses extends { 201: infer Created }
    ? JsonOf<Created>
    : undefined;

/** What a route answers: its JSON, or nothing. */
export type AnswerOf<Paths, Path extends keyof Paths, M extends Method> =
  OperationOf<Paths, Path, M> extends { responses: infer Responses } ? AnswerIn<Responses> : never;

type PathPart<Operation> = Operation extends { parameters: { path: infer Params extends object } }
  ? { path: Params }
  : { path?: undefined };
type QueryPart<Operation> = Operation extends { parameters: { query?: infer Query } }
  ? [NonNullable<Query>] extends [never]
    ? { query?: undefined }
    : object extends NonNullable<Query>
      ? { query?: NonNullable<Query> | undefined }
      : { query: NonNullable<Query> }
  : { query?: undefined };
type BodyPart<Operation> = Operation extends { requestBody: infer Body }
  ? { body: JsonOf<Body> }
  : { body?: undefined };

/** What a route takes, and a way to give up. */
export type InputOf<Paths, Path extends keyof Paths, M extends Method> = PathPart<
  OperationOf<Paths, Path, M>
> &
  QueryPart<OperationOf<Paths, Path, M>> &
  BodyPart<OperationOf<Paths, Path, M>> & { signal?: AbortSignal | undefined };

/** The input may be left out when every member may. */
export type InputArguments<Input> = object extends Input ? [input?: Input] : [input: Input];
