import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchema } from '../../src/cms/schema.ts';
import { registry, type Settings } from '../../src/collections/index.ts';

/** Writes the JSON Schema of every collection to a folder, where code editors find them without a running site. */
export async function writeSchemas(settings: Settings, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await Promise.all(
    registry.map((each) =>
      writeFile(join(folder, `${each.id}.json`), `${JSON.stringify(jsonSchema(each, settings), null, 2)}\n`),
    ),
  );
}
