/**
 * In place of what Decap checks its configuration with, which compiles rules to scripts while it runs: the editor’s policy
 * allows no such thing (https://github.com/decaporg/decap-cms/issues/2138). Nobody writes this configuration by hand; its
 * types hold it to what Decap takes.
 */
export default function checksNothing(): object {
  return { validate: () => true };
}

export {
  checksNothing as instanceof,
  checksNothing as prohibited,
  checksNothing as select,
  checksNothing as uniqueItemProperties,
};
