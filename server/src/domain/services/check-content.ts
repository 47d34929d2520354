import type { Address } from "viem";
import { type InputProblem, Refusal } from "../refusal.ts";
import type { ServiceContent, ServicePorts } from "./ports.ts";

/** The contract takes no order whose seller would rule on its dispute. @throws Refusal `not_allowed` */
export function refuseArbiter(ports: Pick<ServicePorts, "terms">, seller: Address): void {
  if (ports.terms.arbiter !== seller) return;
  throw new Refusal(
    "not_allowed",
    "Who rules on this site's disputes cannot sell here. Use another account.",
  );
}

/** What the contract's members hold. */
const MOST_PRICE = 2n ** 112n - 1n;
const MOST_DELIVERY_TIME = 5 * 365 * 24 * 3600;

/**
 * What a schema can't say of a service: prices and times the contract takes, tokens the operator takes, questions
 * that can be answered.
 * @throws Refusal `invalid_input`
 */
export function checkContent(ports: Pick<ServicePorts, "tokens">, content: ServiceContent): void {
  const errors: InputProblem[] = [];
  const wrong = (path: string, message: string) => errors.push({ path, message });
  content.packages.forEach((item, index) => {
    const at = (member: string) => `packages.${index}.${member}`;
    if (item.price === 0n) wrong(at("price"), "must be more than nothing");
    if (item.price > MOST_PRICE) wrong(at("price"), "is more than the contract can hold");
    if (item.deliveryTime > MOST_DELIVERY_TIME) wrong(at("deliveryTime"), "must be at most five years");
    if (!ports.tokens.some(({ address }) => address === item.token)) {
      wrong(at("token"), "is not a token that this site takes");
    }
  });
  content.questions.forEach((item, index) => {
    if (item.kind === "choice" && item.choices.length < 2) {
      wrong(`questions.${index}.choices`, "a choice needs at least two answers to choose from");
    }
  });
  if (new Set(content.questions.map(({ id }) => id)).size !== content.questions.length) {
    wrong("questions", "two questions have the same id");
  }
  const first = errors[0];
  if (first) throw new Refusal("invalid_input", `${first.path} ${first.message}.`, { errors });
}
