import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { DropdownMenu } from "radix-ui";
import type { ReactNode } from "react";
import { type Address as AccountAddress, erc20Abi, getAddress, zeroAddress } from "viem";
import { publicClientOf } from "../../../shared/chain/publicClient.ts";
import { Address } from "../../../shared/ui/Address.tsx";
import { Avatar } from "../../../shared/ui/Avatar.tsx";
import { Money } from "../../../shared/ui/Money.tsx";
import type { WalletPort } from "../../../shared/wallet/port.ts";
import type { WalletSettings } from "../config/settings.ts";
import { texts } from "../texts.ts";

const ITEM =
  "flex min-h-11 w-full cursor-pointer items-center rounded-md px-3 text-start outline-none data-[highlighted]:bg-well";

type Props = {
  readonly port: WalletPort;
  readonly account: AccountAddress;
  readonly settings: WalletSettings;
  readonly shown: string;
  /** The person's own picture; null: the drawn one. */
  readonly picture: string | null;
  readonly demo: boolean;
  /** Someone's terms name this account as arbiter. */
  readonly arbiter: boolean;
  /** One of the operator's people: the help desk. */
  readonly operator: boolean;
};

export function AccountMenu({ port, account, settings, shown, picture, demo, arbiter, operator }: Props) {
  return (
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align="end"
        sideOffset={8}
        collisionPadding={8}
        className="z-40 w-72 animate-appear rounded-lg border border-line bg-card p-2"
      >
        <div className="flex items-center gap-3 px-3 py-2">
          <Avatar of={{ address: account, avatar: picture }} size={40} />
          <div className="min-w-0">
            <p className="truncate font-medium">{shown}</p>
            <Address value={account} className="text-soft" />
          </div>
        </div>
        {demo && <p className="px-3 pb-2 text-note text-soft">{texts.account.demo}</p>}
        <Balances account={account} settings={settings} />
        <DropdownMenu.Separator className="my-2 h-px bg-line" />
        <Item>
          <Link to="/people/$address" params={{ address: account }} className={ITEM}>
            {texts.account.profile}
          </Link>
        </Item>
        <Item>
          <Link to="/orders" className={ITEM}>
            {texts.account.orders}
          </Link>
        </Item>
        <Item>
          <Link to="/sell" className={ITEM}>
            {texts.account.sell}
          </Link>
        </Item>
        <Item>
          <Link to="/billing" className={ITEM}>
            {texts.account.billing}
          </Link>
        </Item>
        {arbiter && (
          <Item>
            <Link to="/disputes" className={ITEM}>
              {texts.account.disputes}
            </Link>
          </Item>
        )}
        {operator && (
          <Item>
            <Link to="/desk" className={ITEM}>
              {texts.account.desk}
            </Link>
          </Item>
        )}
        <DropdownMenu.Separator className="my-2 h-px bg-line" />
        {port.session ? (
          <DropdownMenu.Item className={ITEM} onSelect={() => void port.signOut()}>
            {texts.account.signOut}
          </DropdownMenu.Item>
        ) : (
          <DropdownMenu.Item className={ITEM} onSelect={() => void port.signIn().catch(() => undefined)}>
            {texts.account.signIn}
          </DropdownMenu.Item>
        )}
        <DropdownMenu.Item className={ITEM} onSelect={() => void port.disconnect()}>
          {texts.account.disconnect}
        </DropdownMenu.Item>
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  );
}

function Item({ children }: { readonly children: ReactNode }) {
  return <DropdownMenu.Item asChild>{children}</DropdownMenu.Item>;
}

/** What the wallet itself holds, of each token the operator takes. Read from the chain when the menu opens. */
function Balances({
  account,
  settings,
}: {
  readonly account: AccountAddress;
  readonly settings: WalletSettings;
}) {
  const { data } = useQuery({
    queryKey: ["balances", account],
    queryFn: () =>
      Promise.all(settings.tokens.map((token) => balanceOf(settings, { account, token: token.address }))),
    staleTime: 5000,
  });
  return (
    <dl className="flex items-baseline justify-between gap-4 px-3 py-1 text-note">
      <dt className="text-soft">{texts.account.balance}</dt>
      <dd className="flex flex-col items-end">
        {settings.tokens.map((token, index) => (
          <span key={token.address} className="min-h-5">
            {data?.[index] !== undefined && <Money amount={data[index]} token={token} digits={4} />}
          </span>
        ))}
      </dd>
    </dl>
  );
}

function balanceOf(settings: WalletSettings, { account, token }: { account: AccountAddress; token: string }) {
  const client = publicClientOf(settings);
  const address = getAddress(token);
  if (address === zeroAddress) return client.getBalance({ address: account });
  return client.readContract({ address, abi: erc20Abi, functionName: "balanceOf", args: [account] });
}
