import type { Fault } from "./fault.ts";

/** Faults in who gets how much, and when it leaves. */
export const MONEY_FAULTS: readonly Fault[] = [
  {
    name: "fee rate read live at payout, not from the terms",
    edits: [
      {
        file: "Ledger.sol",
        find: "    mapping(address account => mapping(address token => uint256 amount)) private _balances;\n",
        replace:
          "    mapping(address account => mapping(address token => uint256 amount)) private _balances;\n    uint16 internal _rate;\n",
      },
      {
        file: "Ledger.sol",
        find: "return Shares.platformFee(amount, bps);",
        replace: "return Shares.platformFee(amount, _rate == 0 ? bps : _rate);",
      },
      {
        file: "Escrow.sol",
        find: "uint248 epoch = ++_offers[msg.sender].epoch;",
        replace: "uint248 epoch = ++_offers[msg.sender].epoch;\n        _rate = 700;",
      },
    ],
  },
  {
    name: "fee rounded in every part",
    edits: [
      {
        file: "Ledger.sol",
        find: "if (!_isExact(amount, terms.platformFeeBps)) {",
        replace: "if (amount == 0) {",
      },
    ],
  },
  {
    name: "platform's fee rounded down",
    edits: [
      { file: "libraries/Shares.sol", find: "* feeBps + (BPS - 1)) / BPS", replace: "* feeBps) / BPS" },
    ],
  },
  {
    name: "payout before the state is written",
    edits: [
      {
        file: "Ledger.sol",
        find: "        _end(id, state, OrderStatus.Completed);\n",
        replace: "",
      },
      {
        file: "Ledger.sol",
        find: "emit OrderCompleted(id, cause, amount - fee, fee);\n        _pay(id, terms.seller, terms.token, amount - fee);\n",
        replace:
          "emit OrderCompleted(id, cause, amount - fee, fee);\n        _pay(id, terms.seller, terms.token, amount - fee);\n        _end(id, state, OrderStatus.Completed);\n",
      },
    ],
  },
  {
    name: "double credit when a push fails",
    edits: [
      {
        file: "Ledger.sol",
        find: "if (amount != 0 && !_push(token, to, amount)) _keep(id, to, token, amount);",
        replace:
          "if (amount != 0 && !_push(token, to, amount)) {\n            _keep(id, to, token, amount);\n            _credit(to, token, amount);\n        }",
      },
    ],
  },
  {
    name: "a token that pays and answers false is paid twice",
    edits: [
      {
        file: "Balances.sol",
        find: "try this.pushToken{ gas: Transfers.TOKEN_GAS }(token, to, amount) {\n            return true;\n        } catch {\n            return false;\n        }",
        replace:
          "(bool ok, bytes memory said) =\n            token.call{ gas: Transfers.TOKEN_GAS }(abi.encodeCall(IERC20.transfer, (to, amount)));\n        return ok && (said.length == 0 || (said.length == 32 && abi.decode(said, (uint256)) == 1));",
      },
    ],
  },
  {
    name: "a failing push is lost instead of kept",
    edits: [
      {
        file: "Ledger.sol",
        find: "if (amount != 0 && !_push(token, to, amount)) _keep(id, to, token, amount);",
        replace: "if (amount != 0) _push(token, to, amount);",
      },
    ],
  },
  {
    name: "refund to the wrong party",
    edits: [
      {
        file: "Ledger.sol",
        find: "else _pay(id, terms.client, terms.token, amount);",
        replace: "else _pay(id, terms.seller, terms.token, amount);",
      },
    ],
  },
  {
    name: "refunds pushed although the client wants them kept",
    edits: [
      {
        file: "Ledger.sol",
        find: "if (state.flags & OrderWord.KEEP_REFUNDS != 0) _keep",
        replace: "if (state.flags & OrderWord.KEEP_REFUNDS > 1) _keep",
      },
    ],
  },
  {
    name: "arbiter's fee on an agreed settlement",
    edits: [
      {
        file: "Escrow.sol",
        find: "SettleCause.Agreed, sellerAmount, 0, 0);",
        replace: "SettleCause.Agreed, sellerAmount, _partOf(state.remaining, terms.arbiterFeeBps), 0);",
      },
    ],
  },
  {
    name: "the odd unit of a split is lost",
    edits: [
      {
        file: "Ledger.sol",
        find: "uint112 toClient = rest - sellerAmount;",
        replace: "uint112 toClient = ((rest - sellerAmount) / 2) * 2;",
      },
    ],
  },
  {
    name: "what the balance pays is not taken from it",
    edits: [
      {
        file: "Ledger.sol",
        find: "if (fromBalance != 0) _debit(terms.client, terms.token, fromBalance);",
        replace:
          "if (fromBalance > _balance(terms.client, terms.token)) _debit(terms.client, terms.token, fromBalance);",
      },
    ],
  },
];
