import { counted, secondsText } from '../placement/words';
import type { BatchSettings } from './batch-settings';

/** What a pod sees of a node that is taken back with notice, as a sentence. */
export function noticeText({ secondsToEnd, termination }: BatchSettings): string {
  const { drainedBy, noticeSeconds, title } = termination;
  if (drainedBy === 'nothing') return 'Nobody tells pods that their node goes: every loss is one without a word.';
  const notice = noticeSeconds > 0 ? `${secondsText(noticeSeconds)} before the node is gone, ` : '';
  const does = { eviction: 'evicts', deletion: 'deletes', shutdown: 'ends' }[drainedBy];
  const sentence = `${notice}${title} ${does} its pods: each gets a SIGTERM, and is killed ${counted(secondsToEnd, 'second')} later if it has not ended.`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** What must be there for that, as lines of a list. */
export function requirementsText({ options, termination }: BatchSettings): readonly string[] {
  return [
    ...termination.requires.map((sentence) => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`),
    ...(options.podsPerNode === undefined
      ? []
      : [
          `No node runs more than ${options.podsPerNode} of the pods. Where there are too few nodes, pods wait: something has to add nodes.`,
        ]),
  ];
}

/** Lines as a list in Markdown. */
export function listText(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
