import { type Address, getAddress, type Hash } from "viem";
import { z } from "zod";
import { findLocks, NO_LOCKS } from "../../domain/files/locks.ts";
import { answerProposal } from "../../domain/jobs/answer-proposal.ts";
import { closeJob } from "../../domain/jobs/close-job.ts";
import { editJob } from "../../domain/jobs/edit-job.ts";
import { getJob } from "../../domain/jobs/get-job.ts";
import { listProposals, type ProposalsView } from "../../domain/jobs/list-proposals.ts";
import type { JobContent } from "../../domain/jobs/ports.ts";
import { postJob } from "../../domain/jobs/post-job.ts";
import { propose } from "../../domain/jobs/propose.ts";
import { reopenJob } from "../../domain/jobs/reopen-job.ts";
import { searchJobs } from "../../domain/jobs/search-jobs.ts";
import type { ApiContext } from "../context.ts";
import { limitWriting } from "../middleware/limit-writing.ts";
import { presentQuote } from "../quotes/present.ts";
import { quoteOfferOf } from "../quotes/routes.ts";
import { type Route, route } from "../route.ts";
import { Job, JobInput, JobPage, JobQuery } from "../schema/jobs.ts";
import { JobProposalInput, JobProposals, Quote } from "../schema/quotes.ts";
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
    async handle({ context, viewer, query }) {
      const { token, client, minBudget, maxBudget, ...rest } = query;
      const page = await searchJobs(context, {
        ...rest,
        token: token === undefined ? undefined : getAddress(token),
        client: client === undefined ? undefined : getAddress(client),
        minBudget: minBudget === undefined ? undefined : BigInt(minBudget),
        maxBudget: maxBudget === undefined ? undefined : BigInt(maxBudget),
        // Only one's own jobs are more than what everybody sees.
        viewer: client === undefined ? null : await viewer(),
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
    async handle({ context, params, ...call }) {
      const viewer = await call.viewer();
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
  route({
    method: "get",
    path: "/api/jobs/{id}/proposals",
    tag: "Jobs",
    summary: "The proposals for a job, of the ended the last hundred, to its client; to a seller the own one",
    auth: "required",
    params: Id,
    answer: JobProposals,
    refusals: [],
    async handle({ context, caller, params }) {
      return presentProposals(
        context,
        await listProposals(context, { id: params.id, viewer: caller.address }),
        caller.address,
      );
    },
  }),
  route({
    method: "post",
    path: "/api/jobs/{id}/proposals",
    tag: "Jobs",
    summary: "Send a signed price for a job, or one in the place of one's last",
    auth: "required",
    params: Id,
    body: JobProposalInput,
    answer: Quote,
    refusals: ["not_allowed", "wrong_state", "terms_outdated", "signature_invalid", "node_unavailable"],
    async handle({ context, caller, params, body }) {
      // Checking a contract's signature is a call to the node.
      await limitWriting(context, caller.address);
      const view = await propose(context, {
        id: params.id,
        seller: caller.address,
        brief: body.brief as Hash,
        replaces: body.replaces as Hash | null,
        offer: quoteOfferOf(body),
      });
      return presentQuote(view, NO_LOCKS);
    },
  }),
  route({
    method: "post",
    path: "/api/jobs/{id}/proposals/{proposal}/{deed}",
    tag: "Jobs",
    summary: "Shortlist or decline a proposal as the job's client; withdraw one's own",
    auth: "required",
    params: Id.extend({
      proposal: z.uuid(),
      deed: z.enum(["shortlist", "unshortlist", "decline", "withdraw"]),
    }),
    answer: JobProposals,
    refusals: ["not_allowed", "wrong_state"],
    async handle({ context, caller, params }) {
      const { id: job, proposal, deed } = params;
      const account = caller.address;
      return presentProposals(
        context,
        await answerProposal(context, { job, proposal, account, deed }),
        account,
      );
    },
  }),
];

async function presentProposals(
  context: ApiContext,
  { items, leftOut }: ProposalsView,
  viewer: Address,
): Promise<z.input<typeof JobProposals>> {
  const ids = items.flatMap(({ briefDocument }) => briefDocument?.files.map((file) => file.id) ?? []);
  const locks = await findLocks(context, { ids, viewer });
  return {
    items: items.map((view) => ({ ...presentQuote(view, locks), outdated: view.outdated })),
    leftOut,
  };
}

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
