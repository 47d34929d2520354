import type { paths as HoldfastPaths } from "../generated/api.ts";
import { ApiProblem, problemOf, unreachable } from "./api-problem.ts";
import type { AnswerOf, InputArguments, InputOf, Method, PathsWith } from "./path-types.ts";

export type ApiOptions = {
  /** Origin of the server without a slash at the end; the page's own when not given. */
  baseUrl?: string;
  fetch?: typeof globalThis.fetch;
  /** Sent with every call: a program's key, say. Asked for anew each time. */
  headers?: () => Record<string, string>;
};

type Caller<Paths, M extends Method> = <Path extends PathsWith<Paths, M>>(
  path: Path,
  ...input: InputArguments<InputOf<Paths, Path, M>>
) => Promise<AnswerOf<Paths, Path, M>>;

/** Every call throws `ApiProblem` when refused or unanswered, and `AbortError` when its signal gave up. */
export type Api<Paths = HoldfastPaths> = { [M in Method]: Caller<Paths, M> };

type AnyInput = {
  path?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  signal?: AbortSignal;
};

/** The server's API, typed by its OpenAPI document (FEATURES API-1). The browser's session cookie goes along. */
export function createApi<Paths = HoldfastPaths>(options: ApiOptions = {}): Api<Paths> {
  const { baseUrl = "", fetch = globalThis.fetch, headers } = options;

  const caller =
    (method: Method) =>
    async (path: string, input: AnyInput = {}): Promise<unknown> => {
      const hasBody = input.body !== undefined;
      const request: RequestInit = {
        method: method.toUpperCase(),
        credentials: "same-origin",
        headers: {
          accept: "application/json",
          ...(hasBody ? { "content-type": "application/json" } : {}),
          ...headers?.(),
        },
        ...(hasBody ? { body: JSON.stringify(input.body) } : {}),
        ...(input.signal === undefined ? {} : { signal: input.signal }),
      };
      let response: Response;
      try {
        response = await fetch(baseUrl + addressOf(path, input), request);
      } catch (error) {
        if (input.signal?.aborted === true) throw error;
        throw unreachable(error);
      }
      if (!response.ok) throw new ApiProblem(await problemOf(response));
      if (response.status === 204) return undefined;
      try {
        return await response.json();
      } catch (error) {
        if (input.signal?.aborted === true) throw error;
        throw new ApiProblem(await problemOf(response), error);
      }
    };

  // The types say which path takes and answers what; at run time all are called alike.
  const api: Record<Method, ReturnType<typeof caller>> = {
    get: caller("get"),
    post: caller("post"),
    put: caller("put"),
    patch: caller("patch"),
    delete: caller("delete"),
  };
  return api as unknown as Api<Paths>;
}

/** Path with its parameters filled in, and the query: lists repeat their name, absent values are left out. */
function addressOf(path: string, { path: params = {}, query = {} }: AnyInput): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new TypeError(`${path} needs "${name}".`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== null) search.append(name, String(one));
    }
  }
  const text = search.toString();
  return text === "" ? filled : `${filled}?${text}`;
}
