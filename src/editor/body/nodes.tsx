import type { Nodes } from 'mdast';
import {
  $applyNodeReplacement,
  $getNodeByKey,
  DecoratorNode,
  ElementNode,
  type DOMConversionMap,
  type ElementDOMSlot,
  type LexicalEditor,
  type LexicalNode,
  type NodeKey,
  type SerializedElementNode,
  type SerializedLexicalNode,
  type Spread,
} from 'lexical';
import { Atom } from './Atom.tsx';
import { lookOf } from './look.ts';
import { askForm } from './ask-form.ts';
import { $pictureOrLink } from './pasted-picture.ts';

/** A node of the text without what stands in it: a component's name and attributes, a definition's address. */
export type Head = Nodes;

type WithHead<T> = Spread<{ head: Head }, T>;

/** Holds paragraphs: a block component, or the text of a footnote. */
export class FrameNode extends ElementNode {
  __head: Head;

  static override getType(): string {
    return 'frame';
  }

  static override clone(node: FrameNode): FrameNode {
    return new FrameNode(node.__head, node.__key);
  }

  static override importJSON(json: WithHead<SerializedElementNode>): FrameNode {
    return $createFrame(json.head);
  }

  constructor(head: Head, key?: NodeKey) {
    super(key);
    this.__head = head;
  }

  override exportJSON(): WithHead<SerializedElementNode> {
    return { ...super.exportJSON(), head: this.__head };
  }

  getHead(): Head {
    return this.getLatest().__head;
  }

  setHead(head: Head): void {
    this.getWritable().__head = head;
  }

  override createDOM(_: unknown, editor: LexicalEditor): HTMLElement {
    const { label, about, tone, title } = lookOf(this.__head);
    const box = document.createElement('div');
    box.className = 'concord-frame';
    box.dataset['tone'] = tone;
    const content = document.createElement('div');
    content.className = 'concord-frame-content';
    box.append(frameLabel(title === '' ? label : `${label}: ${title}`, about, editor, this.__key), content);
    return box;
  }

  override getDOMSlot(element: HTMLElement): ElementDOMSlot<HTMLElement> {
    const content = element.querySelector<HTMLElement>(':scope > .concord-frame-content');
    const slot = super.getDOMSlot(element);
    return content ? slot.withElement(content) : slot;
  }

  override updateDOM(previous: FrameNode): boolean {
    return previous.__head !== this.__head;
  }

  override isShadowRoot(): boolean {
    return true;
  }

  override canBeEmpty(): boolean {
    return false;
  }

  override canIndent(): boolean {
    return false;
  }
}

/** Holds words: an inline component, or a link by reference. */
export class SpanNode extends ElementNode {
  __head: Head;

  static override getType(): string {
    return 'span';
  }

  static override clone(node: SpanNode): SpanNode {
    return new SpanNode(node.__head, node.__key);
  }

  static override importJSON(json: WithHead<SerializedElementNode>): SpanNode {
    return $createSpan(json.head);
  }

  constructor(head: Head, key?: NodeKey) {
    super(key);
    this.__head = head;
  }

  override exportJSON(): WithHead<SerializedElementNode> {
    return { ...super.exportJSON(), head: this.__head };
  }

  getHead(): Head {
    return this.getLatest().__head;
  }

  setHead(head: Head): void {
    this.getWritable().__head = head;
  }

  override createDOM(): HTMLElement {
    const { label, tone, title } = lookOf(this.__head);
    const span = document.createElement('span');
    span.className = 'concord-span';
    span.dataset['tone'] = tone;
    span.title = title === '' ? label : `${label}: ${title}`;
    return span;
  }

  override updateDOM(previous: SpanNode): boolean {
    return previous.__head !== this.__head;
  }

  override isInline(): boolean {
    return true;
  }

  override canBeEmpty(): boolean {
    return false;
  }

  override canInsertTextBefore(): boolean {
    return false;
  }

  override canInsertTextAfter(): boolean {
    return false;
  }
}

/** Holds nothing that is typed into: a picture, a card, a footnote's number, a comment. */
export class AtomNode extends DecoratorNode<React.ReactNode> {
  __head: Head;
  __inline: boolean;

  static override getType(): string {
    return 'atom';
  }

  static override clone(node: AtomNode): AtomNode {
    return new AtomNode(node.__head, node.__inline, node.__key);
  }

  static override importJSON(json: WithHead<SerializedLexicalNode & { inline: boolean }>): AtomNode {
    return $createAtom(json.head, json.inline);
  }

  static override importDOM(): DOMConversionMap {
    const node = (element: HTMLElement) =>
      $pictureOrLink(element as HTMLImageElement, (head) => $createAtom(head, true));
    return { img: () => ({ conversion: (element) => ({ node: node(element) }), priority: 0 }) };
  }

  constructor(head: Head, inline: boolean, key?: NodeKey) {
    super(key);
    this.__head = head;
    this.__inline = inline;
  }

  override exportJSON(): WithHead<SerializedLexicalNode & { inline: boolean }> {
    return { ...super.exportJSON(), head: this.__head, inline: this.__inline };
  }

  getHead(): Head {
    return this.getLatest().__head;
  }

  setHead(head: Head): void {
    this.getWritable().__head = head;
  }

  override createDOM(): HTMLElement {
    const element = document.createElement(this.__inline ? 'span' : 'div');
    element.className = this.__inline ? 'concord-atom' : 'concord-atom concord-atom-block';
    return element;
  }

  override updateDOM(): boolean {
    return false;
  }

  override isInline(): boolean {
    return this.__inline;
  }

  override decorate(editor: LexicalEditor): React.ReactNode {
    return <Atom head={this.__head} editor={editor} nodeKey={this.__key} />;
  }
}

export type HeadNode = FrameNode | SpanNode | AtomNode;

export function $isHeadNode(node: LexicalNode | null | undefined): node is HeadNode {
  return node instanceof FrameNode || node instanceof SpanNode || node instanceof AtomNode;
}

/** Names a box. A click on it goes into the box; the button beside it opens the form. */
function frameLabel(text: string, about: string, editor: LexicalEditor, key: NodeKey): HTMLElement {
  const label = document.createElement('div');
  label.className = 'concord-frame-label';
  label.contentEditable = 'false';
  label.title = about;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = '✎';
  button.title = 'Change or remove';
  button.ariaLabel = `${text}. Change or remove`;
  label.append(text, button);
  label.addEventListener('mousedown', (event) => event.preventDefault());
  label.addEventListener('click', ({ target }) => {
    if (target === button) askForm(button, { editor, key });
    else editor.update(() => $getNodeByKey(key)?.selectStart(), { onUpdate: () => editor.focus() });
  });
  return label;
}

export function $createFrame(head: Head): FrameNode {
  return $applyNodeReplacement(new FrameNode(head));
}

export function $createSpan(head: Head): SpanNode {
  return $applyNodeReplacement(new SpanNode(head));
}

export function $createAtom(head: Head, inline: boolean): AtomNode {
  return $applyNodeReplacement(new AtomNode(head, inline));
}
