import { expect, test } from "vitest";
import { HoldfastError } from "../errors/holdfast-error.ts";
import { ApiProblem } from "./api-problem.ts";
import { createApi } from "./create-api.ts";

type Seen = { url: string; init: RequestInit };
type TestPaths = {
  "/api/things": {
    get: {
      parameters: { query?: { q?: string; tag?: string[]; page?: number } };
      responses: { 200: { content: { "application/json": { items: string[] } } } };
    };
    post: {
      requestBody: { content: { "application/json": { name: string } } };
      responses: { 200: { content: { "application/json": { id: string } } } };
    };
  };
  "/api/things/{id}": {
    delete: { parameters: { path: { id: string } }; responses: { 204: { content?: never } } };
  };
};

function apiThat(answer: (seen: Seen) => Response | Promise<Response>, options = {}) {
  const seen: Seen[] = [];
  const fetch = async (url: string | URL | Request, init: RequestInit = {}) => {
    const one = { url: String(url), init };
    seen.push(one);
    return answer(one);
  };
  return { api: createApi<TestPaths>({ baseUrl: "https://market.example", fetch, ...options }), seen };
}

test("API-1 client, query with lists and absent values, is written into the address", async () => {
  const { api, seen } = apiThat(() => Response.json({ items: ["a"] }));
  const answer = await api.get("/api/things", { query: { q: "a b&c", tag: ["x", "y"] } });
  expect(answer.items).toEqual(["a"]);
  expect(seen[0]?.url).toBe("https://market.example/api/things?q=a+b%26c&tag=x&tag=y");
  expect(seen[0]?.init).toMatchObject({ method: "GET", credentials: "same-origin" });
});

test("API-1 client, path parameter with a slash, cannot leave its segment", async () => {
  const { api, seen } = apiThat(() => new Response(null, { status: 204 }));
  expect(await api.delete("/api/things/{id}", { path: { id: "../x" } })).toBeUndefined();
  expect(seen[0]?.url).toBe("https://market.example/api/things/..%2Fx");
});

test("API-1 client, body and own headers, are sent as JSON", async () => {
  const { api, seen } = apiThat(() => Response.json({ id: "1" }), {
    headers: () => ({ authorization: "Bearer k" }),
  });
  expect((await api.post("/api/things", { body: { name: "n" } })).id).toBe("1");
  expect(seen[0]?.init.body).toBe('{"name":"n"}');
  expect(seen[0]?.init.headers).toMatchObject({
    "content-type": "application/json",
    authorization: "Bearer k",
  });
});

test("API-1 client, refused with a problem, throws ApiProblem with its code and sentence", async () => {
  const problem = {
    type: "about:blank",
    title: "Something in the request is not as it must be",
    status: 400,
    code: "invalid_input",
    detail: "name: too short",
    retry: false,
    errors: [{ path: "name", message: "too short" }],
  };
  const { api } = apiThat(() => Response.json(problem, { status: 400 }));
  const error = await api.post("/api/things", { body: { name: "" } }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ApiProblem);
  expect(error).toBeInstanceOf(HoldfastError);
  expect(error).toMatchObject({ status: 400, shortMessage: "name: too short", retry: false, problem });
});

test("API-1 client, a proxy's page instead of a problem, is a problem that can be tried again", async () => {
  const { api } = apiThat(
    () => new Response("<html>Bad gateway</html>", { status: 502, statusText: "Bad Gateway" }),
  );
  await expect(api.get("/api/things")).rejects.toMatchObject({
    status: 502,
    retry: true,
    problem: { code: "unexpected_answer", title: "Bad Gateway" },
  });
});

test("API-1 client, a page where JSON should be, throws ApiProblem", async () => {
  const { api } = apiThat(() => new Response("<html></html>", { status: 200 }));
  await expect(api.get("/api/things")).rejects.toBeInstanceOf(ApiProblem);
});

test("API-1 client, server that does not answer, throws ApiProblem that can be tried again", async () => {
  const { api } = apiThat(() => Promise.reject(new TypeError("fetch failed")));
  await expect(api.get("/api/things")).rejects.toMatchObject({
    status: 0,
    retry: true,
    problem: { code: "unreachable" },
  });
});

test("API-1 client, given up by its signal, throws what the signal says", async () => {
  const { api } = apiThat(({ init }) => Promise.reject(init.signal?.reason));
  const signal = AbortSignal.abort(new DOMException("gone", "AbortError"));
  await expect(api.get("/api/things", { signal })).rejects.toMatchObject({ name: "AbortError" });
});
