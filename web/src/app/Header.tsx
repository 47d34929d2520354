import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import Menu from "lucide-react/icons/menu";
import X from "lucide-react/icons/x";
import { useState } from "react";
import { IconButton } from "../shared/ui/IconButton.tsx";
import { Mark } from "./Mark.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { ThemeToggle } from "./ThemeToggle.tsx";
import { texts } from "./texts.ts";
import { WalletSlot } from "./wallet/WalletSlot.tsx";

const PLACES = [
  { to: "/services", label: texts.services },
  { to: "/jobs", label: texts.jobs },
  { to: "/orders", label: texts.orders },
  { to: "/sell", label: texts.sell },
] as const satisfies readonly { to: LinkProps["to"]; label: string }[];

export function Header() {
  const { pathname } = useLocation();
  // Open on the page it was opened on: going to another closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === pathname;

  return (
    <header className="sticky top-0 z-30 border-b border-line bg-paper">
      <div className="page flex min-h-16 flex-wrap items-center gap-2 md:gap-6">
        <Link to="/" aria-label={texts.home} className="flex min-h-11 items-center gap-2 text-accent">
          <Mark className="size-6" />
          <span className="text-lead font-semibold tracking-tight text-ink max-[22rem]:sr-only">
            Holdfast
          </span>
        </Link>
        <div className="hidden flex-1 md:block">
          {pathname !== "/" && (
            <div className="max-w-96">
              <SearchBox />
            </div>
          )}
        </div>
        <nav aria-label={texts.mainMenu} className="hidden items-center gap-1 md:flex">
          {PLACES.map((place) => (
            <Link
              key={place.to}
              to={place.to}
              preload="intent"
              className="flex min-h-11 items-center rounded-md px-3 text-soft transition-colors duration-100 hover:text-ink"
              activeProps={{ className: "font-medium text-ink!" }}
            >
              {place.label}
            </Link>
          ))}
        </nav>
        <div className="ms-auto flex items-center gap-1 md:ms-0">
          <span className="max-[26rem]:hidden">
            <ThemeToggle />
          </span>
          <WalletSlot />
          <IconButton
            label={texts.menu}
            aria-expanded={open}
            aria-controls="menu"
            className="-me-2 md:hidden"
            onClick={() => setOpenOn(open ? null : pathname)}
          >
            {open ? <X className="size-5" aria-hidden /> : <Menu className="size-5" aria-hidden />}
          </IconButton>
        </div>
      </div>
      <div id="menu" hidden={!open} className="page border-t border-line pb-4 md:hidden">
        <div className="py-4">
          <SearchBox />
        </div>
        <nav aria-label={texts.mainMenu} className="flex flex-col">
          {PLACES.map((place) => (
            <Link
              key={place.to}
              to={place.to}
              className="flex min-h-12 items-center text-lead"
              activeProps={{ className: "font-semibold" }}
            >
              {place.label}
            </Link>
          ))}
        </nav>
        <div className="hidden max-[26rem]:block">
          <ThemeToggle named />
        </div>
      </div>
    </header>
  );
}
