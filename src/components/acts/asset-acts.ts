/** The buttons at a piece of material: that one has used it, or what one says to it while it is proposed. */
import type { What } from '../../editing-api/protocol.ts';
import { element } from '../../element.ts';
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
      return this.offer(answerControls((answer) => void this.ask({ what: { kind: 'answer', ...answer } })));
    }
    this.ariaLabel = 'Used it?';
    this.offer([this.#used()]);
  }

  protected override showAnew(isLast: () => boolean): Promise<void> {
    return showAsset(isLast);
  }

  /** One tap asks how it went, the other says it. */
  #used(): HTMLElement {
    const choices = element('span', { className: 'use-choices', hidden: true });
    const asks = (isAsking: boolean) => {
      first.hidden = isAsking;
      choices.hidden = !isAsking;
    };
    const first = button('Used it', () => {
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
