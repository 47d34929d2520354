import Search from "lucide-react/icons/search";
import { Input, type InputProps } from "../ui/Input.tsx";

/** The words to look for among services; of a form that `useServiceSearch` sends. */
export function SearchInput(props: Pick<InputProps, "placeholder" | "aria-label">) {
  return (
    <Input
      type="search"
      name="q"
      autoComplete="off"
      maxLength={200}
      lead={<Search className="size-4" aria-hidden />}
      {...props}
    />
  );
}
