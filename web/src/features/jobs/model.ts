import type { Job, JobInput, PublicConfig } from "@holdfast/sdk/api";
import { getAddress } from "viem";
import { parseAmount } from "../../shared/lib/amount.ts";
import { findToken } from "../../shared/lib/config.ts";
import { amountFlaw, typedAmount } from "../../shared/lib/typedAmount.ts";
import { texts } from "./texts.ts";

/** The form as it is typed: everything is text. `neededBy` is a day, `YYYY-MM-DD`, of the writer's own calendar. */
export type JobValues = {
  title: string;
  description: string;
  category: string;
  tags: string;
  token: string;
  budget: string;
  neededBy: string;
};
export type JobErrors = Partial<Record<keyof JobValues, string>>;

export function emptyJob(config: PublicConfig): JobValues {
  const token = config.tokens[0]?.address ?? "";
  return { title: "", description: "", category: "", tags: "", token, budget: "", neededBy: "" };
}

/** A posted job as the form shows it. */
export function fromJob(job: Job, config: PublicConfig): JobValues {
  const { title, description, category, tags, token, budget, neededBy } = job;
  const decimals = findToken(config, token)?.decimals ?? 0;
  return {
    title,
    description,
    category,
    tags: tags.join(", "),
    token,
    budget: typedAmount(BigInt(budget), decimals),
    neededBy: neededBy ? dayOf(new Date(neededBy)) : "",
  };
}

/** What was typed before, as far as it is what this form writes; null: nothing. */
export function readValues(text: string, empty: JobValues): JobValues | null {
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return null;
    const values = { ...empty };
    for (const name of Object.keys(empty) as (keyof JobValues)[]) {
      const value = (kept as Record<string, unknown>)[name];
      if (typeof value === "string") values[name] = value;
    }
    return values;
  } catch {
    return null;
  }
}

/** The server's rules on what was typed, so that a wrong field is told before anything is sent. */
export function findErrors(values: JobValues, config: PublicConfig): JobErrors {
  const say = texts.form.errors;
  const token = findToken(config, values.token);
  const budget = token && parseAmount(values.budget, token.decimals);
  const tags = tagsOf(values.tags);
  const long = (text: string, least: number, most: number) =>
    text.trim().length >= least && text.trim().length <= most;
  return {
    ...(!long(values.title, 8, 120) && { title: say.title }),
    ...(!long(values.description, 20, 10_000) && { description: say.description }),
    ...(values.category === "" && { category: say.category }),
    ...((tags.length > 8 || tags.some((tag) => tag.length < 2 || tag.length > 30)) && { tags: say.tags }),
    ...(!budget && { budget: (token && amountFlaw(values.budget, token)) ?? say.budget }),
    ...(values.neededBy !== "" &&
      !(endOf(values.neededBy).getTime() > Date.now()) && { neededBy: say.neededBy }),
  };
}

/** What the API takes; the values are those without errors. */
export function toInput(values: JobValues, config: PublicConfig, fileIds: readonly string[]): JobInput {
  const decimals = findToken(config, values.token)?.decimals ?? 0;
  return {
    title: values.title.trim(),
    description: values.description.trim(),
    category: values.category as JobInput["category"],
    tags: tagsOf(values.tags),
    token: getAddress(values.token),
    budget: String(parseAmount(values.budget, decimals) ?? 0n),
    neededBy: values.neededBy === "" ? null : endOf(values.neededBy).toISOString(),
    fileIds: [...fileIds],
  };
}

/** The last second of a day, where the writer is. */
function endOf(day: string): Date {
  return new Date(`${day}T23:59:59`);
}

export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

function tagsOf(text: string): string[] {
  const words = text.split(",").map((word) => word.trim());
  return [...new Set(words.filter(Boolean))];
}
