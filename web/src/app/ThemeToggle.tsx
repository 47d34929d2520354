import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useState } from "react";
import { readTheme, type Theme, writeTheme } from "../shared/lib/theme.ts";
import { Button } from "../shared/ui/Button.tsx";
import { IconButton } from "../shared/ui/IconButton.tsx";
import { texts } from "./texts.ts";

const NEXT: Readonly<Record<Theme, Theme>> = { system: "light", light: "dark", dark: "system" };
const ICON = { system: Monitor, light: Sun, dark: Moon } as const;

/** Turns from the device's colours to light, to dark, and back. */
export function ThemeToggle({ named = false }: { readonly named?: boolean }) {
  const [theme, setTheme] = useState(readTheme);
  const Icon = ICON[theme];
  function turn() {
    writeTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  }
  if (named) {
    return (
      <Button variant="plain" className="-ms-4" icon={<Icon className="size-5" aria-hidden />} onClick={turn}>
        {texts.theme[theme]}
      </Button>
    );
  }
  return (
    <IconButton label={texts.theme[theme]} onClick={turn}>
      <Icon className="size-5" aria-hidden />
    </IconButton>
  );
}
