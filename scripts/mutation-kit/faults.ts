import { childrenOf, isNode, type Node, type Span, spanOf } from "../solidity/parse.ts";

/** A replacement of a stretch of source, and what kind of fault it is. */
export type Fault = Span & { after: string; fault: string };
export type Source = { bytes: Buffer; enums: ReadonlyMap<string, readonly string[]> };

const OPERATORS: Record<string, readonly string[]> = {
  "<": ["<=", ">"],
  "<=": ["<", ">"],
  ">": [">=", "<"],
  ">=": [">", "<"],
  "==": ["!="],
  "!=": ["=="],
  "&&": ["||"],
  "||": ["&&"],
  "+": ["-"],
  "-": ["+"],
  "*": ["/"],
  "/": ["*"],
  "%": ["*"],
  "&": ["|"],
  "|": ["&"],
  "^": ["&"],
  "<<": [">>"],
  ">>": ["<<"],
  "+=": ["-="],
  "-=": ["+="],
  "|=": ["&="],
  "&=": ["|="],
};

const REMOVABLE = ["ExpressionStatement", "EmitStatement", "RevertStatement", "Return"];

/** Every fault that this node alone can have. Some make a program that does not compile. */
export function faultsOf(node: Node, source: Source): Fault[] {
  const text = (one: Node) => source.bytes.subarray(spanOf(one).start, spanOf(one).end).toString();
  const swap = (one: Node, after: string, fault: string): Fault => ({ ...spanOf(one), after, fault });

  if (REMOVABLE.includes(node.nodeType))
    return [{ ...statement(node, source), after: "{}", fault: "statement removed" }];
  switch (node.nodeType) {
    case "BinaryOperation":
    case "Assignment":
      return operator(node, source);
    case "UnaryOperation":
      return unary(node, text);
    case "IfStatement":
    case "Conditional":
      return isNode(node.condition)
        ? [swap(node.condition, `!(${text(node.condition)})`, "condition negated")]
        : [];
    case "Literal":
    case "YulLiteral":
      return literal(node).map((after) => swap(node, after, "constant changed"));
    case "MemberAccess":
      return member(node, source).map((after) => swap(node, after, "other member of the enum"));
    case "ModifierInvocation":
      return isNode(node.modifierName) && !node.arguments ? [swap(node, "", "modifier removed")] : [];
    case "FunctionCall":
      return swappedArguments(node, text);
    default:
      return [];
  }
}

/** A statement with its semicolon. */
function statement(node: Node, { bytes }: Source): Span {
  const { start, end } = spanOf(node);
  return { start, end: bytes[end] === 0x3b ? end + 1 : end };
}

/** The operator stands between the end of the left side and the beginning of the right. */
function operator(node: Node, { bytes }: Source): Fault[] {
  const left = node.leftExpression ?? node.leftHandSide;
  const right = node.rightExpression ?? node.rightHandSide;
  if (!isNode(left) || !isNode(right)) return [];
  const between = { start: spanOf(left).end, end: spanOf(right).start };
  const found = bytes.subarray(between.start, between.end).toString();
  const sign = String(node.operator);
  return (OPERATORS[sign] ?? []).map((other) => ({
    ...between,
    after: found.replace(sign, other),
    fault: "operator changed",
  }));
}

function unary(node: Node, text: (one: Node) => string): Fault[] {
  const whole = spanOf(node);
  const inner = node.subExpression;
  if (!isNode(inner)) return [];
  const plain = { ...whole, after: text(inner), fault: "operator removed" };
  if (node.operator === "!" || node.operator === "~") return [plain];
  if (node.operator === "++") return [{ ...whole, after: `--${text(inner)}`, fault: "operator changed" }];
  if (node.operator === "--") return [{ ...whole, after: `++${text(inner)}`, fault: "operator changed" }];
  return [];
}

function literal({ kind, value }: Node): string[] {
  if (kind === "bool") return [value === "true" ? "false" : "true"];
  if (kind !== "number" || typeof value !== "string" || !/^(0x[0-9a-fA-F]+|[0-9_]+)$/.test(value)) return [];
  const number = BigInt(value.replaceAll("_", ""));
  return number === 0n ? ["1"] : [String(number + 1n), String(number - 1n)];
}

/** `OrderStatus.Placed` becomes the status after it, the last one the first. */
function member({ expression, memberName }: Node, { enums }: Source): string[] {
  if (!isNode(expression) || expression.nodeType !== "Identifier") return [];
  const members = enums.get(String(expression.name)) ?? [];
  const index = members.indexOf(String(memberName));
  return index < 0 ? [] : [`${String(expression.name)}.${members[(index + 1) % members.length]}`];
}

/** Two neighbours among the arguments change places; if their types differ it does not compile. */
function swappedArguments(node: Node, text: (one: Node) => string): Fault[] {
  const given = Array.isArray(node.arguments) ? node.arguments.filter(isNode) : [];
  return given.slice(1).flatMap((second, index): Fault[] => {
    const first = given[index];
    if (!first || text(first) === text(second)) return [];
    const span = { start: spanOf(first).start, end: spanOf(second).end };
    return [{ ...span, after: `${text(second)}, ${text(first)}`, fault: "arguments swapped" }];
  });
}

/** The enums that a source declares, with their members in order. */
export function enumsOf(ast: Node): [string, string[]][] {
  return childrenOf(ast)
    .filter(({ nodeType }) => nodeType === "EnumDefinition")
    .map((node) => [String(node.name), childrenOf(node).map(({ name }) => String(name))]);
}
