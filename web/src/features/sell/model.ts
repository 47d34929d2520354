import type { PublicConfig, Service, ServiceInput } from "@holdfast/sdk/api";
import { getAddress } from "viem";
import { parseAmount } from "../../shared/lib/amount.ts";
import { typedAmount } from "../../shared/lib/typedAmount.ts";

/** `Terms.revisions` for no limit, as the contract has it. */
export const NO_LIMIT = 255;
export const MOST_PACKAGES = 3;
export const MOST_QUESTIONS = 12;
export const MOST_IMAGES = 6;

const SECONDS = { hours: 3_600, days: 86_400 } as const;
export type DeliveryUnit = keyof typeof SECONDS;

/** The form as it is typed: everything is text, lists are lines. */
export type PackageValues = {
  name: string;
  description: string;
  token: string;
  price: string;
  delivery: string;
  deliveryUnit: DeliveryUnit;
  revisions: string;
  features: string;
};
export type QuestionValues = {
  key: string;
  question: string;
  kind: "text" | "choice" | "file";
  required: boolean;
  choices: string;
};
/** `crop` in parts of the picture's sides; null: the middle. */
export type ImageValues = Required<ServiceInput>["images"][number];
export type ServiceValues = {
  title: string;
  description: string;
  category: string;
  tags: string;
  images: ImageValues[];
  ordering: Service["ordering"];
  packages: PackageValues[];
  questions: QuestionValues[];
};

export function emptyPackage(config: PublicConfig, name: string): PackageValues {
  const token = config.tokens[0]?.address ?? "";
  return {
    name,
    description: "",
    token,
    price: "",
    delivery: "3",
    deliveryUnit: "days",
    revisions: "2",
    features: "",
  };
}

export function emptyQuestion(): QuestionValues {
  return { key: crypto.randomUUID().slice(0, 8), question: "", kind: "text", required: true, choices: "" };
}

export function emptyService(config: PublicConfig): ServiceValues {
  return {
    title: "",
    description: "",
    category: "",
    tags: "",
    images: [],
    ordering: "instant",
    packages: [emptyPackage(config, "Basic")],
    questions: [emptyQuestion()],
  };
}

/** A saved service as the form shows it. */
export function fromService(service: Service, config: PublicConfig): ServiceValues {
  return {
    title: service.title,
    description: service.description,
    category: service.category,
    tags: service.tags.join(", "),
    images: service.images.map(({ fileId, crop, alt }) => ({ fileId, crop, alt })),
    ordering: service.ordering,
    packages: service.packages.map((entry) => {
      const unit = entry.deliveryTime % SECONDS.days === 0 ? "days" : "hours";
      return {
        name: entry.name,
        description: entry.description,
        token: entry.token,
        price: typedAmount(BigInt(entry.price), decimalsOf(entry.token, config)),
        delivery: String(Math.max(1, Math.round(entry.deliveryTime / SECONDS[unit]))),
        deliveryUnit: unit,
        revisions: entry.revisions === NO_LIMIT ? "" : String(entry.revisions),
        features: entry.features.join("\n"),
      };
    }),
    questions: service.questions.map((question) => ({
      key: question.id,
      question: question.question,
      kind: question.kind,
      required: question.required,
      choices: question.choices.join("\n"),
    })),
  };
}

/** What the API takes; the values have passed the schema. */
export function toInput(values: ServiceValues, config: PublicConfig): ServiceInput {
  return {
    title: values.title.trim(),
    description: values.description.trim(),
    category: values.category as ServiceInput["category"],
    tags: words(values.tags),
    images: values.images.map(({ fileId, crop, alt }) => ({ fileId, crop, alt: alt.trim() })),
    ordering: values.ordering,
    packages: values.packages.map((entry) => ({
      name: entry.name.trim(),
      description: entry.description.trim(),
      token: getAddress(entry.token),
      price: String(parseAmount(entry.price, decimalsOf(entry.token, config)) ?? 0n),
      deliveryTime: deliverySeconds(entry),
      revisions: entry.revisions.trim() === "" ? NO_LIMIT : Number(entry.revisions),
      features: lines(entry.features),
    })),
    questions: values.questions.map((question) => ({
      id: question.key,
      question: question.question.trim(),
      kind: question.kind,
      required: question.required,
      choices: question.kind === "choice" ? lines(question.choices) : [],
    })),
  };
}

/** Seconds; NaN when the text is no number. */
export function deliverySeconds(entry: Pick<PackageValues, "delivery" | "deliveryUnit">): number {
  return /^\d+$/.test(entry.delivery.trim())
    ? Number(entry.delivery) * SECONDS[entry.deliveryUnit]
    : Number.NaN;
}

export function decimalsOf(token: string, config: PublicConfig): number {
  return config.tokens.find((entry) => entry.address.toLowerCase() === token.toLowerCase())?.decimals ?? 0;
}

export function words(text: string): string[] {
  return [
    ...new Set(
      text
        .split(",")
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ];
}

export function lines(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);
}
