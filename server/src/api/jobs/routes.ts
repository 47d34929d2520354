import { getAddress } from "viem";
import { z } from "zod";
import { closeJob } from "../../domain/jobs/close-job.ts";
import { editJob } from "../../domain/jobs/edit-job.ts";
import { getJob } from "../../domain/jobs/get-job.ts";
import type { JobContent } from "../../domain/jobs/ports.ts";
import { postJob } from "../../domain/jobs/post-job.ts";
import { reopenJob } from "../../domain/jobs/reopen-job.ts";
import { searchJobs } from "../../domain/jobs/search-jobs.ts";
import { limitWriting } from "../middleware/limit-writing.ts";
import { type Route, route } from "../route.ts";
import { Job, JobInput, JobPage, JobQuery } from "../schema/jobs.ts";
import { presentJob, presentJobCard } from "./present.ts";

const Id = z.object({ id: z.uuid() });

export const jobRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/jobs",
    tag: "Jobs",
    summary: "Search and browse open jobs; one's own that are not open too when `client` is the caller",
    auth: "optional",
    query: JobQuery,
    answer: JobPage,
    refusals: [],
    async handle({ context, caller, query }) {
      const { token, client, minBudget, maxBudget, ...rest } = query;
      const page = await searchJobs(context, {
        ...rest,
        token: token === undefined ? undefined : getAddress(token),
        client: client === undefined ? undefined : getAddress(client),
        minBudget: minBudget === undefined ? undefined : BigInt(minBudget),
        maxBudget: maxBudget === undefined ? undefined : BigInt(maxBudget),
        viewer: caller?.address ?? null,
      });
      return { ...page, items: page.items.map(presentJobCard) };
    },
  }),
  route({
    method: "post",
    path: "/api/jobs",
    tag: "Jobs",
    summary: "Post a job, open to proposals at once",
    auth: "required",
    body: JobInput,
    answer: Job,
    refusals: ["wrong_state"],
    async handle({ context, caller, body }) {
      await limitWriting(context, caller.address);
      const client = caller.address;
      return presentJob(await postJob(context, { ...contentOf(body), client }), client);
    },
  }),
  route({
    method: "get",
    path: "/api/jobs/{id}",
    tag: "Jobs",
    summary: "A job: everybody's to see while it is open, then its client's and those who proposed",
    auth: "optional",
    params: Id,
    answer: Job,
    refusals: [],
    async handle({ context, caller, params }) {
      const viewer = caller?.address ?? null;
      return presentJob(await getJob(context, { id: params.id, viewer }), viewer);
    },
  }),
  route({
    method: "put",
    path: "/api/jobs/{id}",
    tag: "Jobs",
    summary: "Write an open job anew; proposals keep the brief they answered",
    auth: "required",
    params: Id,
    body: JobInput,
    answer: Job,
    refusals: ["wrong_state"],
    async handle({ context, caller, params, body }) {
      await limitWriting(context, caller.address);
      const client = caller.address;
      return presentJob(await editJob(context, { ...contentOf(body), id: params.id, client }), client);
    },
  }),
  route({
    method: "post",
    path: "/api/jobs/{id}/close",
    tag: "Jobs",
    summary: "Take no more proposals, and let none be paid here",
    auth: "required",
    params: Id,
    answer: Job,
    refusals: ["wrong_state"],
    async handle({ context, caller, params }) {
      await limitWriting(context, caller.address);
      const client = caller.address;
      return presentJob(await closeJob(context, { id: params.id, client }), client);
    },
  }),
  route({
    method: "post",
    path: "/api/jobs/{id}/reopen",
    tag: "Jobs",
    summary: "Open a closed job again",
    auth: "required",
    params: Id,
    answer: Job,
    refusals: ["wrong_state"],
    async handle({ context, caller, params }) {
      await limitWriting(context, caller.address);
      const client = caller.address;
      return presentJob(await reopenJob(context, { id: params.id, client }), client);
    },
  }),
];

function contentOf(body: z.output<typeof JobInput>): { content: JobContent; fileIds: string[] } {
  const { fileIds, token, budget, neededBy, ...rest } = body;
  return {
    fileIds,
    content: {
      ...rest,
      token: getAddress(token),
      budget: BigInt(budget),
      neededBy: neededBy === null ? null : new Date(neededBy),
    },
  };
}
