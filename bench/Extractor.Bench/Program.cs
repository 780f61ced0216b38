using Extractor.Bench;
using Extractor.Bench.Commands;

// One subcommand a measure; add yours to the list.
IBenchCommand[] commands = [new ReadCommand(), new TablesCommand(), new MemoryCommand(), new ParityCommand(), new DumpCommand(), new SvgCommand(), new MarksCommand(), new BoxesCommand(), new RulingsCommand(), new ExportCommand(), new AuditCommand(), new PlanCommand()];

IBenchCommand? chosen = args.Length == 0 ? null : Array.Find(commands, c => c.Name == args[0]);
if (chosen is null)
{
    Console.Error.WriteLine("usage: Extractor.Bench <command> [arguments]");
    foreach (IBenchCommand command in commands)
    {
        Console.Error.WriteLine($"  {command.Name,-8} {command.Help}");
    }

    return 2;
}

return chosen.Run(args[1..]);
