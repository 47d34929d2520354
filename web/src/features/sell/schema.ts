import type { PublicConfig } from "@holdfast/sdk/api";
import { z } from "zod/mini";
import { parseAmount } from "../../shared/lib/amount.ts";
import { amountFlaw } from "../../shared/lib/typedAmount.ts";
import { texts as imageTexts } from "./imageTexts.ts";
import { decimalsOf, deliverySeconds, lines, words } from "./model.ts";
import { texts } from "./texts.ts";

const HOUR = 3_600;
const FIVE_YEARS = 157_680_000;
const MOST_REVISIONS = 254;

/** The server's rules (ServiceInput) on what was typed, so that a wrong field is told before anything is sent. */
export function serviceSchema(config: PublicConfig) {
  const limited = (text: string, most: number, longest: number) => {
    const all = lines(text);
    return all.length <= most && all.every((line) => line.length <= longest);
  };

  const packageShape = z
    .object({
      name: between(2, 60, texts.errors.packageName),
      description: between(0, 500, texts.errors.packageDescription),
      token: z.string(),
      price: z.string(),
      delivery: z.string(),
      deliveryUnit: z.enum(["hours", "days"]),
      revisions: z.string().check(
        z.refine(
          (text) => text.trim() === "" || (/^\d+$/.test(text.trim()) && Number(text) <= MOST_REVISIONS),
          {
            error: texts.errors.revisions,
          },
        ),
      ),
      features: z
        .string()
        .check(z.refine((text) => limited(text, 12, 120), { error: texts.errors.features })),
    })
    .check((context) => {
      const { price, token } = context.value;
      const issue = (field: string, message: string) =>
        context.issues.push({ code: "custom", path: [field], message, input: context.value });
      const decimals = decimalsOf(token, config);
      const symbol = config.tokens.find((entry) => entry.address === token)?.symbol ?? "";
      if ((parseAmount(price, decimals) ?? 0n) <= 0n)
        issue("price", amountFlaw(price, { symbol, decimals }) ?? texts.errors.price);
      const seconds = deliverySeconds(context.value);
      if (!(seconds >= HOUR && seconds <= FIVE_YEARS)) issue("delivery", texts.errors.delivery);
    });

  const questionShape = z
    .object({
      key: z.string(),
      question: between(3, 500, texts.errors.question),
      kind: z.enum(["text", "choice", "file"]),
      required: z.boolean(),
      choices: z.string(),
    })
    .check((context) => {
      const { kind, choices } = context.value;
      if (kind === "choice" && !(lines(choices).length >= 2 && limited(choices, 20, 120))) {
        context.issues.push({
          code: "custom",
          path: ["choices"],
          message: texts.errors.choices,
          input: choices,
        });
      }
    });

  return z.object({
    title: between(8, 120, texts.errors.title),
    description: between(20, 10_000, texts.errors.description),
    category: between(1, 80, texts.errors.category),
    tags: z.string().check(
      z.refine(
        (text) =>
          words(text).length <= 8 && words(text).every((word) => word.length >= 2 && word.length <= 30),
        {
          error: texts.errors.tags,
        },
      ),
    ),
    images: z.array(
      z.object({
        fileId: z.string(),
        crop: z.nullable(z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })),
        alt: between(1, 200, imageTexts.errors.alt),
      }),
    ),
    ordering: z.enum(["instant", "request"]),
    packages: z.array(packageShape),
    questions: z.array(questionShape),
  });
}

function between(least: number, most: number, error: string) {
  return z
    .string()
    .check(z.refine((text) => text.trim().length >= least && text.trim().length <= most, { error }));
}
