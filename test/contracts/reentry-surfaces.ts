/** Who is called back by a call of the escrow, and through which function. */
import type { WayName } from "./authorization-kit.ts";
import { type Asset, ethers } from "./kit.ts";
import type { Role } from "./reentry-kit.ts";

export type Surface = {
  name: string;
  who: Role | "token";
  /** The function by which it is called back; four zero bytes: coin arrives. */
  selector: string;
  /** It is called with STATICCALL and can change nothing. */
  looksOnly: boolean;
};

/** What a call does that can call somebody back. */
export type Touches = {
  /** Parties who are paid. */
  pays?: readonly Role[];
  /** Money comes in. */
  collects?: boolean;
  /** Whose signature over an offer, amendment, settlement or ruling is looked at. */
  signer?: Role;
  /** The money comes by the client's signature, so it is a token. */
  way?: WayName;
};

function signs(who: Role, by = ""): Surface {
  const selector = selectorOf("isValidSignature(bytes32,bytes)");
  return { name: `the ${who}'s ERC-1271 check${by}`, who, selector, looksOnly: true };
}

function tokens(signature: string, looksOnly = false): Surface {
  const name = `the token's ${signature.slice(0, signature.indexOf("("))}`;
  return { name, who: "token", selector: selectorOf(signature), looksOnly };
}

const PULLED = tokens("transferFrom(address,address,uint256)");
const LOOKED_AT = tokens("balanceOf(address)", true);
const PUSHED = tokens("transfer(address,uint256)");
const BY_SIGNATURE: Record<WayName, readonly Surface[]> = {
  permit: [tokens("permit(address,address,uint256,uint256,uint8,bytes32,bytes32)"), PULLED],
  permit2: [signs("client", " by Permit2"), PULLED],
  receive: [
    tokens("receiveWithAuthorization(address,address,uint256,uint256,uint256,bytes32,uint8,bytes32,bytes32)"),
  ],
};

function selectorOf(signature: string): string {
  return ethers.id(signature).slice(0, 10);
}

/** All who are called back by a call that does this, in this kind of money. */
export function surfacesOf({ pays = [], collects, signer, way }: Touches, asset: Asset): Surface[] {
  if (way && asset === "coin") return [];
  const surfaces = signer ? [signs(signer)] : [];
  if (asset === "coin") {
    const receives = (who: Role) => ({ name: `the ${who} receiving coin`, who, selector: "0x00000000" });
    return [...surfaces, ...pays.map((who) => ({ ...receives(who), looksOnly: false }))];
  }
  if (collects) surfaces.push(LOOKED_AT, ...(way ? BY_SIGNATURE[way] : [PULLED]));
  if (pays.length > 0) surfaces.push(PUSHED);
  return surfaces;
}
