import type { Address } from "viem";
import { type InputProblem, Refusal } from "../refusal.ts";
import type { ServicePorts, ServiceSearch } from "./ports.ts";

type Asked = Omit<ServiceSearch, "states" | "dayClasses"> & { viewer: Address | null };

/** Within so many days: what a client may filter by. */
const DAY_CLASSES = [1, 3, 7, 14, 30];

/** Published services, or all of the caller's own (LST-2). @throws Refusal `invalid_input` */
export async function searchServices(ports: Pick<ServicePorts, "services">, asked: Asked) {
  const { viewer, ...search } = asked;
  if (!search.token && (search.minPrice !== undefined || search.maxPrice !== undefined)) {
    const errors: InputProblem[] = [
      { path: "token", message: "is needed with a price: amounts are in its unit" },
    ];
    throw new Refusal("invalid_input", "token: a price needs the token it is in.", { errors });
  }
  const own = viewer !== null && search.seller === viewer;
  return ports.services.search({
    ...search,
    states: own ? ["published", "draft", "paused"] : ["published"],
    dayClasses: DAY_CLASSES,
  });
}
