import { plain, type Shortcut } from '../../state/keys.ts';

/** Opens what can be taken away from the figure that has the focus, or from the first one on view. */
export const downloadKey: Shortcut = {
  keys: 'D',
  does: 'opens the downloads of the figure in focus, or of the first',
  handle: (event) => {
    if (!plain(event, 'd') || event.shiftKey) return false;
    const near = document.activeElement?.closest('.figure');
    const menu = (near ?? document).querySelector<HTMLDetailsElement>('.figure-tools .menu');
    if (menu === null) return false;
    menu.open = true;
    menu.querySelector('button')?.focus();
    return true;
  },
};
