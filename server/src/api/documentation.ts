import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { Router } from "express";

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>API · Holdfast</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <link rel="stylesheet" href="/api/docs/readable.css">
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
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
`;

/** Swagger's own colours are too pale to read for many. */
const READABLE = `
.swagger-ui .info .url, .swagger-ui .info a, .swagger-ui a.nostyle { color: #1b4f8f; }
.swagger-ui .info .title small pre.version, .swagger-ui .info .title small { background: #3b4151; color: #fff; }
.swagger-ui .info .title small.version-stamp { background: #2c5f1e; }
.swagger-ui .btn.authorize, .swagger-ui .btn.authorize span { color: #1b6b43; border-color: #1b6b43; }
.swagger-ui .btn.authorize svg { fill: #1b6b43; }
.swagger-ui .btn.execute, .swagger-ui .try-out__btn { color: #1b4f8f; border-color: #1b4f8f; }
.swagger-ui .btn.execute { background: #1b4f8f; color: #fff; }
.swagger-ui .opblock.opblock-get .opblock-summary-method { background: #1b4f8f; }
.swagger-ui .opblock.opblock-post .opblock-summary-method { background: #1b6b43; }
.swagger-ui .opblock.opblock-put .opblock-summary-method { background: #8a4b00; }
.swagger-ui .opblock.opblock-patch .opblock-summary-method { background: #0d625a; }
.swagger-ui .opblock.opblock-delete .opblock-summary-method { background: #a3221c; }
.swagger-ui .opblock.opblock-head .opblock-summary-method { background: #6a1b9a; }
.swagger-ui .json-schema-2020-12-expand-deep-button, .swagger-ui .opblock .opblock-summary-description, .swagger-ui .opblock-tag small { color: #3b4151; }
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
  router.get("/readable.css", (_request, response) => {
    response.type("css").send(READABLE);
  });
  for (const name of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
    router.get(`/${name}`, (_request, response) => response.sendFile(name, { root: files, maxAge: "1d" }));
  }
  return router;
}
