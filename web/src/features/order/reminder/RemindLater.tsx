import { useMutation } from "@tanstack/react-query";
import ChevronDown from "lucide-react/icons/chevron-down";
import { DropdownMenu } from "radix-ui";
import { api } from "../../../shared/lib/api.ts";
import { formatDate } from "../../../shared/lib/duration.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { notify } from "../../../shared/ui/toast.ts";
import { useOrder } from "../model.ts";
import { texts } from "./texts.ts";

/** Leaves the order as it is, and chooses when to be told of it again (ORD-5). */
export function RemindLater() {
  const { id } = useOrder();
  const { mutate, isPending } = useMutation({
    mutationFn: (hours: number) => api.put("/api/orders/{id}/reminder", { path: { id }, body: { hours } }),
    onSuccess: ({ at }) => notify("done", texts.set.title(formatDate(at)), texts.set.what),
    onError: () => notify("lost", texts.failed.title, texts.failed.todo),
  });
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <Button loading={isPending} className="max-sm:w-full">
          {texts.later}
          <ChevronDown className="size-4 text-faint" aria-hidden />
        </Button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={8}
          collisionPadding={8}
          className="z-40 w-48 animate-appear rounded-lg border border-line bg-card p-2"
        >
          {texts.choices.map(({ hours, label }) => (
            <DropdownMenu.Item
              key={hours}
              onSelect={() => mutate(hours)}
              className="flex min-h-11 cursor-pointer items-center rounded-md px-3 outline-none data-[highlighted]:bg-well"
            >
              {label}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
