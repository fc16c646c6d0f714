import { CST, Lexer } from 'yaml';

/** A part of a YAML text. */
export interface Token {
  type: CST.TokenType | null;
  source: string;
  offset: number;
}

/** The parts of a YAML text, without the marks that the lexer puts between them. */
export function* tokensOf(yaml: string): Generator<Token> {
  let offset = 0;
  let isScalar = false;
  for (const source of new Lexer().lex(yaml)) {
    if (isScalar) yield { type: 'scalar', source, offset };
    else if (source !== CST.SCALAR) yield { type: CST.tokenType(source), source, offset };
    if (isScalar || !marks.has(source)) offset += source.length;
    isScalar = !isScalar && source === CST.SCALAR;
  }
}

const marks: ReadonlySet<string> = new Set([CST.DOCUMENT, CST.FLOW_END, CST.SCALAR]);
