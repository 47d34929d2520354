import { describe, expect, it } from "vitest";
import { callerKey } from "./caller-key.ts";

describe("who counts as one caller", () => {
  it("is an IPv4 address, however it is written", () => {
    expect(callerKey("192.0.2.7")).toBe("192.0.2.7");
    expect(callerKey("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(callerKey("192.0.2.8")).not.toBe(callerKey("192.0.2.7"));
  });

  it("is an IPv6 network of 64 bits, not each of its addresses", () => {
    const key = callerKey("2001:db8:1:2::1");
    expect(key).toBe("2001:db8:1:2::/64");
    for (const same of ["2001:db8:1:2:ffff:1:2:3", "2001:0DB8:0001:0002::9", "2001:db8:1:2::"]) {
      expect(callerKey(same)).toBe(key);
    }
    expect(callerKey("2001:db8:1:3::1")).not.toBe(key);
    expect(callerKey("2001:db8::1")).toBe("2001:db8:0:0::/64");
    expect(callerKey("::1")).toBe("0:0:0:0::/64");
    expect(callerKey("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  });

  it("is one for all whose address is not known", () => {
    expect(callerKey(undefined)).toBe("unknown");
  });
});
