import { text } from "node:stream/consumers";
import { init } from "z3-solver";

/** Reads a query in SMT-LIB from standard input and prints what z3 says: sat, unsat or unknown. */
const { Z3 } = await init();
const context = Z3.mk_context(Z3.mk_config());
process.stdout.write(await Z3.eval_smtlib2_string(context, await text(process.stdin)), () => process.exit(0));
