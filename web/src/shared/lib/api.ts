import { createApi } from "@holdfast/sdk/api";

/** The server that serves this page; the session cookie goes along by itself. */
export const api = createApi();
