import { inspectSpotJob, planSpotJob } from '../../../lib/workloads/batch';
import { BATCH_CLUSTERS, job, objectOf } from '../../support/batch';
import { brief } from '../../support/findings';

const { none } = BATCH_CLUSTERS;

describe('a schedule', () => {
  const nightly = job({ schedule: { cron: '30 3 * * 1-5', timeZone: 'Europe/Berlin', startingDeadlineSeconds: 600 } });

  test('makes a CronJob, whose runs are kept by their number and do not overlap', () => {
    const plan = planSpotJob(none, nightly);
    const { spec } = objectOf(plan, 'CronJob') as { spec?: Record<string, unknown> };
    expect(spec).toMatchObject({
      schedule: '30 3 * * 1-5',
      timeZone: 'Europe/Berlin',
      startingDeadlineSeconds: 600,
      concurrencyPolicy: 'Forbid',
      suspend: false,
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      jobTemplate: { spec: { podFailurePolicy: { rules: [{ action: 'Ignore' }] } } },
    });
    expect(spec).not.toHaveProperty('cron');
    expect(spec).not.toHaveProperty('jobTemplate.spec.ttlSecondsAfterFinished');
    expect(plan.title).toBe('convert, a job at 30 3 * * 1-5');
  });

  test.each([
    '0 0 * * *',
    '*/15 * * * *',
    '0,30 9-17 1-15/2 JAN-mar,12 mon',
    '5/10 ? * * sun',
    '@hourly',
    '@every 1h30m',
  ])('may be %s', (cron) => {
    expect(inspectSpotJob(none, job({ schedule: { cron } })).findings).toEqual([]);
  });

  test.each([
    ['* * * *', /has 4 parts/],
    ['0 0 * * * *', /has 6 parts/],
    ['60 * * * *', /'60' is no minute: 0 to 59/],
    ['* 24 * * *', /no hour/],
    ['* * 0 * *', /no day of the month/],
    ['* * * 13 *', /no month/],
    ['* * * * 7', /no day of the week: 0 to 6/],
    ['* 9-5 * * *', /'9-5' is no hour/],
    ['*/0 * * * *', /no minute/],
    ['1-2-3 * * * *', /no minute/],
    [', * * * *', /no minute/],
    ['@reboot', /not known/],
    ['@every day', /not known/],
    ['TZ=UTC 0 0 * * *', /time zone/],
    ['', /has 1 parts/],
  ])('may not be %j', (cron, message) => {
    const [finding] = inspectSpotJob(none, job({ schedule: { cron } })).findings;
    expect(finding?.rule).toBe('batch/schedule-is-valid');
    expect(finding?.message).toMatch(message);
  });

  test.each(['Local', '', 'Europe/Atlantis', 'europe/berlin', '+01:00'])('is in no time zone %j', (timeZone) => {
    const found = inspectSpotJob(none, job({ schedule: { cron: '@daily', timeZone } })).findings;
    expect(found.map(brief)).toEqual(['batch/schedule-is-valid@schedule.timeZone']);
  });

  test.each(['Etc/UTC', 'UTC', 'America/New_York', 'Asia/Calcutta'])('may be in %s', (timeZone) => {
    expect(inspectSpotJob(none, job({ schedule: { cron: '@daily', timeZone } })).findings).toEqual([]);
  });
});
