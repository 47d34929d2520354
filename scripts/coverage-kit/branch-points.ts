import { childrenOf, isNode, type Node, parse, type Span, spanOf } from "../solidity/parse.ts";

/**
 * Where a contract's way forks: a condition, which must have been true and false, or the block of a `try` or `catch`,
 * which must have run. The parts of `a && b` and `a || b` are conditions of their own wherever they stand.
 */
export type BranchPoint = Span & { kind: "condition" | "block" };

/** All forks of one source, in an order that depends on nothing but its syntax. */
export function branchPoints(source: string): BranchPoint[] {
  const points: BranchPoint[] = [];
  const visit = (node: Node) => {
    for (const condition of conditionsOf(node)) points.push({ ...spanOf(condition), kind: "condition" });
    if (node.nodeType === "TryCatchClause" && isNode(node.block)) {
      points.push({ ...spanOf(node.block), kind: "block" });
    }
    for (const child of childrenOf(node)) visit(child);
  };
  visit(parse(source));
  // What joins conditions is found from above and by itself: each part counts once.
  return points.filter(
    (point, index) =>
      points.findIndex(({ start, end }) => start === point.start && end === point.end) === index,
  );
}

function conditionsOf(node: Node): Node[] {
  if (joins(node)) return parts(node);
  const forks = ["IfStatement", "Conditional", "WhileStatement", "DoWhileStatement", "ForStatement"];
  return forks.includes(node.nodeType) && isNode(node.condition) ? parts(node.condition) : [];
}

const joins = ({ nodeType, operator }: Node) =>
  nodeType === "BinaryOperation" && (operator === "&&" || operator === "||");

/** The conditions that a joined one is made of. */
function parts(node: Node): Node[] {
  const { leftExpression, rightExpression, subExpression, components } = node;
  if (joins(node) && isNode(leftExpression) && isNode(rightExpression)) {
    return [...parts(leftExpression), ...parts(rightExpression)];
  }
  if (node.nodeType === "UnaryOperation" && node.operator === "!" && isNode(subExpression)) {
    return parts(subExpression);
  }
  const inner = Array.isArray(components) && components.length === 1 ? components[0] : undefined;
  return isNode(inner) ? parts(inner) : [node];
}
