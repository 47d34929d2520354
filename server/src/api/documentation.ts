import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Router } from "express";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Holdfast API</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;
const START = `SwaggerUIBundle({
  url: "/api/openapi.json",
  dom_id: "#swagger-ui",
  deepLinking: true,
  validatorUrl: null,
});
`;

/** A page to read and try the API (API-1), all of it served from here. */
export function documentation(): Router {
  const files = dirname(fileURLToPath(import.meta.resolve("swagger-ui-dist/package.json")));
  const router = Router();
  router.get("/", (_request, response) => {
    response.type("html").send(PAGE);
  });
  router.get("/start.js", (_request, response) => {
    response.type("js").send(START);
  });
  for (const name of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
    router.get(`/${name}`, (_request, response) => response.sendFile(name, { root: files, maxAge: "1d" }));
  }
  return router;
}
