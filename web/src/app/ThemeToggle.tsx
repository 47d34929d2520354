import Monitor from "lucide-react/icons/monitor";
import Moon from "lucide-react/icons/moon";
import Sun from "lucide-react/icons/sun";
import { useState } from "react";
import { readTheme, type Theme, writeTheme } from "../shared/lib/theme.ts";
import { IconButton } from "../shared/ui/IconButton.tsx";
import { texts } from "./texts.ts";

const NEXT: Readonly<Record<Theme, Theme>> = { system: "light", light: "dark", dark: "system" };
const ICON = { system: Monitor, light: Sun, dark: Moon } as const;

export function ThemeToggle() {
  const [theme, setTheme] = useState(readTheme);
  const Icon = ICON[theme];
  function turn() {
    writeTheme(NEXT[theme]);
    setTheme(NEXT[theme]);
  }
  return (
    <IconButton label={texts.theme[theme]} onClick={turn}>
      <Icon className="size-5" aria-hidden />
    </IconButton>
  );
}
