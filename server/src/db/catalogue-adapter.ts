import { PrismaPg } from "@prisma/adapter-pg";
import {
  ColumnTypeEnum,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import { Client, type PoolConfig, type QueryResult } from "pg";

/** PostgreSQL's types by number: the one-byte "char" of its catalogue, and text. */
const CHAR = 18;
const TEXT = 25;
/** Marks a column of type "char" on its way through the adapter, which would refuse it. */
const MARK = "\u0000char";

/** A client whose "char" columns come as text with a marked name. */
class MarkingClient extends Client {
  override query(...args: unknown[]): never {
    const wrapped = args.map((arg) =>
      typeof arg === "function" ? (error: unknown, result?: QueryResult) => arg(error, marked(result)) : arg,
    );
    const answer = Reflect.apply(super.query, this, wrapped) as unknown;
    return (answer instanceof Promise ? answer.then(marked) : answer) as never;
  }
}

function marked(result: QueryResult | undefined): QueryResult | undefined {
  for (const field of result?.fields ?? []) {
    if (field.dataTypeID !== CHAR) continue;
    field.dataTypeID = TEXT;
    field.name += MARK;
  }
  return result;
}

function unmarked(result: SqlResultSet): SqlResultSet {
  result.columnNames.forEach((name, index) => {
    if (!name.endsWith(MARK)) return;
    result.columnNames[index] = name.slice(0, -MARK.length);
    result.columnTypes[index] = ColumnTypeEnum.Character;
  });
  return result;
}

function withChar<T extends SqlDriverAdapter>(adapter: T): T {
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query: SqlQuery) => unmarked(await queryRaw(query));
  return adapter;
}

/**
 * Prisma's adapter for the schema engine. The engine reads PostgreSQL's catalogue, where columns of the type "char"
 * stand (since version 18 for every NOT NULL); the adapter refuses that type, so it is led around it.
 */
export function catalogueAdapter(url: string): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg({ connectionString: url, Client: MarkingClient } as PoolConfig);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => withChar(await factory.connect()),
    connectToShadowDb: async () => withChar(await factory.connectToShadowDb()),
  };
}
