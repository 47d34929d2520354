import { useState } from "react";
import { useFormContext } from "react-hook-form";
import type { ServiceValues } from "./model.ts";

type Lists = Pick<ServiceValues, "packages" | "images" | "questions">;
type Rows<Of> = readonly (Partial<Record<string, Of>> | undefined)[] | undefined;
type Row<List extends keyof Lists> = Lists[List][number];

/**
 * What is wrong in one row of a list, a field at a time: only once it was left, or it was tried to save the row. The form
 * itself judges a new row as soon as it is there, before anything could be typed.
 */
export function useRowErrors<List extends keyof Lists>(
  list: List,
  index: number,
): (field: keyof Row<List> & string) => string | undefined {
  const { formState } = useFormContext<ServiceValues>();
  const { errors, touchedFields, submitCount } = formState;
  // A row that came after the last try was in none.
  const [countThen] = useState(submitCount);
  const wasTried = submitCount > 0 && submitCount !== countThen;
  const wrong = (errors[list] as Rows<{ message?: string }>)?.[index];
  const touched = (touchedFields[list] as Rows<unknown>)?.[index];
  return (field) => (wasTried || touched?.[field] ? wrong?.[field]?.message : undefined);
}
