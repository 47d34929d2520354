/**
 * The only imports allowed between the rooms (docs/architecture.md draws the same). `npm run check` fails on any other,
 * and when nothing was read at all.
 */
const only = (name, from, to, comment) => ({ name, severity: "error", comment, from, to });
const packages = (...names) => names.map((name) => `(^|/)node_modules/${name}(/|$)`).join("|");
const TESTS = "\\.test\\.tsx?$";

module.exports = {
  forbidden: [
    only(
      "no-circle",
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
      "Two files that need each other are one.",
    ),
    only("found", {}, { couldNotResolve: true }, "An import that leads nowhere."),
    only(
      "sdk-alone",
      { path: "^sdk/src", pathNot: TESTS },
      { pathNot: ["^sdk/src", packages("viem", "canonicalize", "abitype", "@noble/hashes")] },
      "The sdk knows viem and canonicalize only: it runs anywhere.",
    ),
    only(
      "server-to-sdk",
      { path: "^server/src" },
      { path: "^(web|scripts|test|bench|contracts)/" },
      "The server knows the sdk only.",
    ),
    only(
      "web-to-sdk",
      { path: "^web/src" },
      { path: "^(server|scripts|test|bench|contracts)/" },
      "The web knows the sdk only.",
    ),
    only(
      "domain-pure",
      { path: "^server/src/domain" },
      { path: ["^server/src/(api|db|chain|storage|jobs|main)", packages("express", "@prisma/[^/]+", "pg")] },
      "Use cases know no Express, no Prisma and no chain client; what they need is a port.",
    ),
    only(
      "api-thin",
      { path: "^server/src/api" },
      { path: "^server/src/(db|chain|storage|jobs|main)" },
      "Routes call use cases, never database or chain.",
    ),
    only(
      "chain-apart",
      { path: "^server/src/chain" },
      { path: "^server/src/(api|db|domain|storage|jobs|main)" },
      "The mirror knows its own ports only.",
    ),
    only(
      "storage-apart",
      { path: "^server/src/storage" },
      { path: "^server/src/(api|db|chain|jobs|main)" },
      "Files know nothing of HTTP and database.",
    ),
    only(
      "db-apart",
      { path: "^server/src/db" },
      { path: "^server/src/(api|jobs|main)" },
      "Repositories know ports, not who calls them.",
    ),
    only(
      "prisma-in-db",
      { path: "^server/src", pathNot: "^server/src/db" },
      { path: ["^server/src/db/generated", packages("@prisma/[^/]+")] },
      "Only db imports Prisma.",
    ),
    only(
      "main-knows-all",
      { path: "^server/src", pathNot: "^server/src/main" },
      { path: "^server/src/main" },
      "Nobody imports the composition root.",
    ),
    only(
      "shared-first",
      { path: "^web/src/shared" },
      { path: "^web/src/(features|app)" },
      "shared knows neither features nor app.",
    ),
    only(
      "features-below-app",
      { path: "^web/src/features" },
      { path: "^web/src/app" },
      "Features do not know the app.",
    ),
    only(
      "features-apart",
      { path: "^web/src/features/([^/]+)/" },
      { path: "^web/src/features/", pathNot: "^web/src/features/$1/" },
      "A feature never imports another.",
    ),
    only(
      "products-without-tests",
      { path: "^(sdk|server|web)/src", pathNot: TESTS },
      { path: ["^test/", "^scripts/", TESTS] },
      "Products do not know their tests.",
    ),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|artifacts|cache)/" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
    },
  },
};
