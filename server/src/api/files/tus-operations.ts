import type { ZodOpenApiOperationObject } from "zod-openapi";

const RESUMABLE = {
  name: "Tus-Resumable",
  in: "header",
  required: true,
  schema: { type: "string", enum: ["1.0.0"] },
};
const ID = { name: "id", in: "path", required: true, schema: { type: "string" } };
const SECURITY = [{ session: [] }];

function header(name: string, description: string) {
  return { name, in: "header", required: true, description, schema: { type: "string" } };
}

/** The tus 1.0 protocol, which the upload server speaks itself; described so that the document is whole. */
export const TUS_OPERATIONS: readonly {
  path: string;
  method: string;
  operation: ZodOpenApiOperationObject;
}[] = [
  {
    path: "/api/files",
    method: "post",
    operation: {
      operationId: "postFiles",
      tags: ["Files"],
      summary:
        "Begin a resumable upload (tus 1.0); `Location` is where its bytes go, its last segment the file's id",
      security: SECURITY,
      parameters: [
        RESUMABLE,
        header("Upload-Length", "Bytes in all"),
        header("Upload-Metadata", "`filename` and the name in base64"),
      ],
      responses: { "201": { description: "Begun" }, "413": { description: "Larger than the limit" } },
    } as ZodOpenApiOperationObject,
  },
  {
    path: "/api/files/{id}",
    method: "head",
    operation: {
      operationId: "headFilesById",
      tags: ["Files"],
      summary: "How far an upload got: `Upload-Offset`",
      security: SECURITY,
      parameters: [ID, RESUMABLE],
      responses: { "200": { description: "Known" }, "404": { description: "Unknown, or somebody else's" } },
    } as ZodOpenApiOperationObject,
  },
  {
    path: "/api/files/{id}",
    method: "patch",
    operation: {
      operationId: "patchFilesById",
      tags: ["Files"],
      summary: "Send bytes from an offset on; the last ones finish the file and its type is looked at",
      security: SECURITY,
      parameters: [ID, RESUMABLE, header("Upload-Offset", "Bytes that are there already")],
      requestBody: {
        content: { "application/offset+octet-stream": { schema: { type: "string", format: "binary" } } },
      },
      responses: {
        "204": { description: "Taken" },
        "415": { description: "The file is of a type that is not taken" },
      },
    } as ZodOpenApiOperationObject,
  },
  {
    path: "/api/files/{id}",
    method: "delete",
    operation: {
      operationId: "deleteFilesById",
      tags: ["Files"],
      summary: "Give up an unfinished upload",
      security: SECURITY,
      parameters: [ID, RESUMABLE],
      responses: { "204": { description: "Gone" } },
    } as ZodOpenApiOperationObject,
  },
];
