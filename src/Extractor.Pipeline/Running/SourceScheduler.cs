using Extractor.Pipeline.Configuration;
using Quartz;
using Quartz.Impl;
using Quartz.Spi;

namespace Extractor.Pipeline.Running;

/// <summary>
/// Runs sources at their times: one at a time, because they share a store; never a source beside itself; a time that was missed
/// (the machine slept, another source took long) is made up for once.
/// </summary>
/// <param name="schedules">What to run when.</param>
/// <param name="run">Runs a source; ends soon after its token is cancelled.</param>
public sealed class SourceScheduler(IReadOnlyList<SourceSchedule> schedules, Func<string, CancellationToken, Task> run)
{
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Runs until it is told to stop; the run under way is told too, and waited for.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        DirectSchedulerFactory factory = DirectSchedulerFactory.Instance;
        string name = "extractor-" + Guid.NewGuid().ToString("N");
        factory.CreateScheduler(name, name, new Quartz.Simpl.DefaultThreadPool { MaxConcurrency = Math.Max(1, schedules.Count) }, new Quartz.Simpl.RAMJobStore());
        IScheduler scheduler = (await factory.GetScheduler(name, CancellationToken.None).ConfigureAwait(false))!;
        scheduler.JobFactory = new Jobs(this, stop);
        foreach (SourceSchedule schedule in schedules)
        {
            IJobDetail job = JobBuilder.Create<SourceJob>().WithIdentity(schedule.Source).Build();
            ITrigger trigger = TriggerBuilder.Create().WithIdentity(schedule.Source).ForJob(job)
                .WithCronSchedule(schedule.Cron, c => c.InTimeZone(schedule.TimeZone).WithMisfireHandlingInstructionFireAndProceed()).Build();
            await scheduler.ScheduleJob(job, trigger, CancellationToken.None).ConfigureAwait(false);
        }

        await scheduler.Start(CancellationToken.None).ConfigureAwait(false);
        try
        {
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // This is how a schedule ends.
        }

        await scheduler.Shutdown(waitForJobsToComplete: true, CancellationToken.None).ConfigureAwait(false);
    }

    private async Task RunOneAsync(string source, CancellationToken stop)
    {
        try
        {
            await _one.WaitAsync(stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            await run(source, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Its state is kept; the next run takes it up.
        }
        finally
        {
            _one.Release();
        }
    }

    private sealed class Jobs(SourceScheduler scheduler, CancellationToken stop) : IJobFactory
    {
        public IJob NewJob(TriggerFiredBundle bundle, IScheduler _) => new SourceJob(scheduler, stop);

        public void ReturnJob(IJob job)
        {
        }
    }

    [DisallowConcurrentExecution]
    private sealed class SourceJob(SourceScheduler scheduler, CancellationToken stop) : IJob
    {
        public Task Execute(IJobExecutionContext context) => scheduler.RunOneAsync(context.JobDetail.Key.Name, stop);
    }
}
