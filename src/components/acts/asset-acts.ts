/** The buttons at a piece of material: that one has used it, or what one says to it while it is proposed. */
import type { What } from '../../editing-api/protocol.ts';
import { me } from '../../editing-api/me.ts';
import { element } from '../../element.ts';
import { dayIfKnown } from '../../freshness/day.ts';
import { dayInWords } from '../../freshness/words.ts';
import { answerControls } from './answer-form.ts';
import { button } from './button.ts';
import { atDesk } from './desk.ts';
import { PressedActs } from './pressed.ts';
import { showAsset } from './show-anew.ts';

type Outcome = Extract<What, { kind: 'use' }>['outcome'];

/** How it went, in the order of what is pressed most. */
const outcomes: readonly [Outcome, string][] = [
  ['helped', 'Helped'],
  ['not', 'Did not help'],
  ['unknown', 'Not known yet'],
];

export class AssetActs extends PressedActs {
  /** It is drawn over the link that leads to the form: that stays where no desk answers. */
  override connectedCallback() {
    if (this.dataset['drawn'] !== undefined) return;
    this.dataset['drawn'] = '';
    this.setForm();
    void this.draw();
  }

  protected async draw(): Promise<void> {
    if (!(await atDesk())) return;
    this.role = 'group';
    if (this.getAttribute('offer') === 'answer') {
      this.ariaLabel = 'Your answer';
      return this.offer([
        ...this.#answered(),
        ...answerControls((answer) => void this.ask({ what: { kind: 'answer', ...answer } })),
      ]);
    }
    this.ariaLabel = 'Used it?';
    this.offer(this.#uses());
  }

  /** Who has answered already changes that: of each, the last word counts. */
  #answered(): HTMLElement[] {
    const stance = linesOfReader('.voices').at(0)?.querySelector('[data-stance]')?.textContent;
    return stance ? [element('span', {}, `Your answer is “${stance}”. Change it:`)] : [];
  }

  /** What the reader has said of today, or left open on some day, is changed; anything else is used anew. */
  #uses(): HTMLElement[] {
    const { timeZone } = JSON.parse(this.dataset['days'] ?? '{}') as { timeZone?: string };
    const today = timeZone && dayIfKnown(new Date(), timeZone);
    const own = linesOfReader('[data-used]').map(({ dataset: { on = '', outcome } }) => ({ on, outcome }));
    const line = own.find(({ on }) => on === today) ?? own.find(({ outcome }) => outcome === 'unknown');
    if (line === undefined) return [this.#used('Used it')];
    const { on: of, outcome: before } = line;
    const said = outcomes.find(([outcome]) => outcome === before)?.[1];
    const day = dayInWords(of);
    const asked =
      before === 'unknown' ? `How did it go on ${day}?` : `You have said “${said}” of ${day}. Change it:`;
    const changes = outcomes
      .filter(([outcome]) => outcome !== before)
      .map(([outcome, label]) => button(label, () => void this.ask({ what: { kind: 'use', outcome, of } })));
    return [
      element('span', { className: 'use-choices' }, asked, changes),
      ...(of === today ? [] : [this.#used('Used it again')]),
    ];
  }

  protected override showAnew(isLast: () => boolean): Promise<void> {
    return showAsset(isLast);
  }

  /** One tap asks how it went, the other says it. */
  #used(name: string): HTMLElement {
    const choices = element('span', { className: 'use-choices', hidden: true });
    const asks = (isAsking: boolean) => {
      first.hidden = isAsking;
      choices.hidden = !isAsking;
    };
    const first = button(name, () => {
      asks(true);
      choices.querySelector('button')?.focus();
    });
    choices.append(
      ...outcomes.map(([outcome, label]) =>
        button(label, () => {
          // Whoever takes it back begins anew.
          asks(false);
          void this.ask({ what: { kind: 'use', outcome } });
        }),
      ),
    );
    return element('span', {}, first, choices);
  }
}

/** The lines of a log that whoever reads has written, the latest first. */
function linesOfReader(log: string): HTMLElement[] {
  const by = me()?.id;
  return [...document.querySelectorAll<HTMLElement>(`${log} [data-by]`)].filter(
    ({ dataset }) => dataset['by'] === by,
  );
}
