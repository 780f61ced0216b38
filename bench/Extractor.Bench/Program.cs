using Extractor.Bench;
using Extractor.Bench.Commands;

// One subcommand a measure; add yours to the list.
<<<<<<< HEAD
IBenchCommand[] commands = [new ReadCommand(), new TablesCommand(), new MemoryCommand(), new ParityCommand(), new DumpCommand(), new SvgCommand(), new MarksCommand(), new BoxesCommand(), new RulingsCommand(), new ExportCommand()];
=======
IBenchCommand[] commands = [new ReadCommand(), new TablesCommand(), new MemoryCommand(), new ParityCommand(), new DumpCommand(), new SvgCommand(), new MarksCommand(), new BoxesCommand(), new RulingsCommand(), new AuditCommand()];
>>>>>>> 8a97e8d (Audit 60 tables in a tenth of the goal: figures by row and column in arrays, labels folded once and put together when asked for, counts in one pass; bench audit)

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
