import { describe, expect, it } from "vitest";
import { readAddress } from "./addressFlaw.ts";

const GOOD = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";
const known = {
  escrow: "0x5FbDB2315678afecb367f032d93F642f64180aa3",
  token: "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512",
};
const flawOf = (text: string) => readAddress(text, known).flaw;

describe("an address to withdraw to", () => {
  it("PAY-2 is taken with its checksum, and without one with a warning", () => {
    expect(readAddress(` ${GOOD} `, known)).toEqual({ address: GOOD, flaw: null, plain: false });
    expect(readAddress(GOOD.toLowerCase(), known)).toEqual({ address: GOOD, flaw: null, plain: true });
  });

  it("PAY-2 is refused with a wrong character, another shape, or where money is lost", () => {
    expect(flawOf(GOOD.replace("F7", "f7"))).toBe("checksum");
    expect(flawOf(`${GOOD}0`)).toBe("shape");
    expect(flawOf("mara.eth")).toBe("shape");
    expect(flawOf(`0x${"0".repeat(40)}`)).toBe("zero");
    expect(flawOf(known.escrow.toLowerCase())).toBe("escrow");
    expect(flawOf(known.token)).toBe("token");
  });
});
