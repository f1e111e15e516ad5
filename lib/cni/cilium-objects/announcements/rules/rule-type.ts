import type { Rule } from '../../../../core/rule';
import type { AnnouncementSettings } from '../settings';

/** A rule about announcements. */
export type AnnouncementRule = Rule<AnnouncementSettings>;
