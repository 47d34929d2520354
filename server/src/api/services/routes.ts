import { termsFromJson } from "@holdfast/sdk/order";
import { getAddress, type Hex } from "viem";
import { z } from "zod";
import { roundCrop } from "../../domain/files/crop.ts";
import { createService } from "../../domain/services/create-service.ts";
import { editService } from "../../domain/services/edit-service.ts";
import { getService } from "../../domain/services/get-service.ts";
import { pauseService } from "../../domain/services/pause-service.ts";
import type { ServiceContent } from "../../domain/services/ports.ts";
import { publishService } from "../../domain/services/publish-service.ts";
import { saveOffer } from "../../domain/services/save-offer.ts";
import { searchServices } from "../../domain/services/search-services.ts";
import { checksummedTerms } from "../checksummed-terms.ts";
import { limitWriting } from "../middleware/limit-writing.ts";
import { type Route, route } from "../route.ts";
import { OfferInput, Service, ServiceInput, ServicePage, ServiceQuery } from "../schema/services.ts";
import { presentCard, presentService } from "./present.ts";

const Id = z.object({ id: z.uuid() });

export const serviceRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/api/services",
    tag: "Services",
    summary: "Search and browse; a seller's own drafts too when `seller` is the caller",
    auth: "optional",
    query: ServiceQuery,
    answer: ServicePage,
    refusals: [],
    async handle({ context, viewer, query }) {
      const { token, seller, minPrice, maxPrice, facets, ...rest } = query;
      const page = await searchServices(context, {
        ...rest,
        facets: facets !== undefined,
        token: token === undefined ? undefined : getAddress(token),
        seller: seller === undefined ? undefined : getAddress(seller),
        minPrice: minPrice === undefined ? undefined : BigInt(minPrice),
        maxPrice: maxPrice === undefined ? undefined : BigInt(maxPrice),
        // Only one's own services are more than what everybody sees.
        viewer: seller === undefined ? null : await viewer(),
      });
      return { ...page, items: page.items.map(presentCard) };
    },
  }),
  route({
    method: "post",
    path: "/api/services",
    tag: "Services",
    summary: "Make a service, as a draft; the answer says what to sign",
    auth: "required",
    body: ServiceInput,
    answer: Service,
    refusals: ["file_type_refused", "not_allowed"],
    async handle({ context, caller, body }) {
      await limitWriting(context, caller.address);
      return presentService(
        await createService(context, { seller: caller.address, content: contentOf(body) }),
      );
    },
  }),
  route({
    method: "get",
    path: "/api/services/{id}",
    tag: "Services",
    summary: "One service with its packages and the offers that can be used now",
    auth: "optional",
    params: Id,
    answer: Service,
    refusals: ["paused"],
    async handle({ context, viewer, params }) {
      return presentService(await getService(context, { id: params.id, viewer: await viewer() }));
    },
  }),
  route({
    method: "put",
    path: "/api/services/{id}",
    tag: "Services",
    summary: "Write a service anew; packages whose promise changed lose their offers",
    auth: "required",
    params: Id,
    body: ServiceInput,
    answer: Service,
    refusals: ["file_type_refused", "wrong_state"],
    async handle({ context, caller, params, body }) {
      await limitWriting(context, caller.address);
      const input = { id: params.id, owner: caller.address, content: contentOf(body) };
      return presentService(await editService(context, input));
    },
  }),
  route({
    method: "put",
    path: "/api/services/{id}/packages/{tier}/offer",
    tag: "Services",
    summary: "Hand in the signed offer of a package (EIP-712; contracts sign by ERC-1271)",
    auth: "required",
    params: Id.extend({ tier: z.coerce.number().int().min(1).max(3) }),
    body: OfferInput,
    answer: Service,
    refusals: ["not_allowed", "terms_outdated", "signature_invalid", "node_unavailable"],
    async handle({ context, caller, params, body }) {
      // Checking a contract's signature is a call to the node.
      await limitWriting(context, caller.address);
      const terms = termsFromJson(checksummedTerms(body.terms));
      const offer = { terms, epoch: BigInt(body.epoch), signature: body.signature as Hex };
      return presentService(
        await saveOffer(context, { id: params.id, tier: params.tier, owner: caller.address, offer }),
      );
    },
  }),
  route({
    method: "post",
    path: "/api/services/{id}/publish",
    tag: "Services",
    summary: "Show a service to everybody; if orders are instant, every package needs a usable offer",
    auth: "required",
    params: Id,
    answer: Service,
    refusals: ["offer_missing", "not_allowed", "wrong_state"],
    async handle({ context, caller, params }) {
      return presentService(await publishService(context, { id: params.id, owner: caller.address }));
    },
  }),
  route({
    method: "post",
    path: "/api/services/{id}/pause",
    tag: "Services",
    summary: "Take a service out of sight; `toCancel` lists offers to cancel on the chain",
    auth: "required",
    params: Id,
    answer: Service,
    refusals: ["wrong_state"],
    async handle({ context, caller, params }) {
      return presentService(await pauseService(context, { id: params.id, owner: caller.address }));
    },
  }),
];

function contentOf(body: z.output<typeof ServiceInput>): ServiceContent {
  return {
    ...body,
    images: body.images.map(({ crop, ...image }) => ({ ...image, crop: crop && roundCrop(crop) })),
    packages: body.packages.map(({ token, price, ...rest }) => ({
      ...rest,
      token: getAddress(token),
      price: BigInt(price),
    })),
  };
}
