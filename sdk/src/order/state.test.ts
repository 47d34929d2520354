import fc from "fast-check";
import { expect, test } from "vitest";
import { TERMS } from "../testing/sample-events.ts";
import { packOrderState, unpackOrderState } from "./state.ts";
import { OrderStatus, statusName } from "./status.ts";
import { isOpenOffer, openOfferTerms, termsFromJson, termsToJson } from "./terms.ts";

test("order word, any 256 bits, survives unpacking and packing", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 256n - 1n }), (word) => {
      expect(packOrderState(unpackOrderState(word))).toBe(word);
    }),
  );
});

test("order word, a member that is too wide, is refused", () => {
  const state = unpackOrderState(0n);
  expect(() => packOrderState({ ...state, remaining: 2n ** 112n })).toThrow(/remaining/);
  expect(() => packOrderState({ ...state, due: -1 })).toThrow(/due/);
});

test("terms, to JSON text and back, are the same", () => {
  const back = termsFromJson(JSON.parse(JSON.stringify(termsToJson(TERMS))));
  expect(back).toEqual(TERMS);
  expect(() => termsFromJson({ ...termsToJson(TERMS), price: "0x10" })).toThrow(SyntaxError);
  expect(() => termsFromJson({ ...termsToJson(TERMS), salt: "" })).toThrow(SyntaxError);
});

test("LST-3 open offer, of any client's terms, is the same offer", () => {
  const open = openOfferTerms(TERMS);
  expect(isOpenOffer(open)).toBe(true);
  expect(isOpenOffer(TERMS)).toBe(false);
  expect(openOfferTerms({ ...TERMS, client: TERMS.seller, salt: 9n })).toEqual(open);
});

test("status names, known and unknown numbers, are given and refused", () => {
  expect(statusName(OrderStatus.Contested)).toBe("Contested");
  expect(() => statusName(11)).toThrow(RangeError);
});
